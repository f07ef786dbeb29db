/** A number of the mirror, and how old it is (epoch milliseconds). */
export interface CountedAt {
  readonly count: number;
  readonly asOf: number;
}

/** Each is null before its collection was first read to its end. */
export interface Overview {
  readonly users: CountedAt | null;
  readonly groups: CountedAt | null;
  readonly resources: CountedAt | null;
  readonly memberships: CountedAt | null;
}
