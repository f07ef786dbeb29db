import type { AccountId } from '../../../../src/domain/ids';

/** Notes that somebody began and did not add, by whom they are about: looking at another user loses none. */
export type NoteDrafts = Map<AccountId, string>;
