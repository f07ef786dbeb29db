// What keeps a bulk operation from doing too much. App admins may change it within the bounds.
import type { AccountId, GroupId } from './ids';

export interface SafetySettings {
  /** More users than this in one plan are refused. */
  readonly mostUsers: number;
  /** Share (0…1) of the organization's users that one plan may take something from, once it has over 100 users. */
  readonly mostShare: number;
  /** Organization admins that must be left able to act. */
  readonly leastOrgAdmins: number;
  /** A plan over more users than this is confirmed by typing their number. */
  readonly typedAbove: number;
  /** A mirror older than this is not planned with. */
  readonly mostDataAgeHours: number;
  /** An API token used within so many days keeps its account from being deactivated or deleted. 0: tokens are not read. */
  readonly tokenUseDays: number;
  /** True: nobody is taken out of a product's default groups. */
  readonly keepsDefaultGroups: boolean;
  /** Never touched. */
  readonly protectedUsers: readonly AccountId[];
  /** Their members keep their membership, and are never touched otherwise. */
  readonly protectedGroups: readonly GroupId[];
  /** Operations, and the entries that record what was done, are kept so long. */
  readonly keepDays: number;
}

export const initialSafety: SafetySettings = {
  mostUsers: 10_000,
  mostShare: 0.2,
  leastOrgAdmins: 2,
  typedAbove: 50,
  mostDataAgeHours: 72,
  tokenUseDays: 30,
  keepsDefaultGroups: false,
  protectedUsers: [],
  protectedGroups: [],
  keepDays: 400,
};

export const safetyBounds = {
  mostUsers: { min: 1, max: 100_000 },
  mostShare: { min: 0.001, max: 1 },
  leastOrgAdmins: { min: 1, max: 100 },
  typedAbove: { min: 0, max: 1_000 },
  mostDataAgeHours: { min: 1, max: 24 * 30 },
  tokenUseDays: { min: 0, max: 365 },
  protectedUsers: 2_000,
  protectedGroups: 500,
  keepDays: { min: 30, max: 3_650 },
} as const;

/** In smaller organizations a share says nothing: one of five is a fifth. */
export const SHARE_COUNTS_ABOVE = 100;
