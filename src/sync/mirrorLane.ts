/** Who writes what was read of the organization: one job at a time, from its first step to its end. */
export const MIRROR_LANE = 'mirror';
