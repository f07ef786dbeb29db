// Users who were read out of turn while a page that shows them was on its way: what the page tells is older. Lives
// within one burst, like every page that was asked for ahead: the next burst asks for it anew.
import type { AdminApi, UserRow } from '../atlassian/api';
import type { Clock } from '../ports';

export class OutOfTurn {
  readonly #clock: Clock;
  /** When the page of each row was asked for. */
  readonly #askedAt = new WeakMap<UserRow, number>();
  /** Keyed by account id. */
  readonly #read = new Map<string, { readonly userNo: number; readonly readAt: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The same API, whose users are known by when they were asked for. */
  watch(api: AdminApi): AdminApi {
    return {
      ...api,
      searchUsers: async (query) => {
        const askedAt = this.#clock.now();
        const page = await api.searchUsers(query);
        for (const row of page.items) this.#askedAt.set(row, askedAt);
        return page;
      },
    };
  }

  /** Notes whom a reading wrote that ends now. `users`: numbers, keyed by account id. */
  note(users: ReadonlyMap<string, number>): void {
    const readAt = this.#clock.now();
    for (const [accountId, userNo] of users) this.#read.set(accountId, { userNo, readAt });
  }

  /** Parts the rows of a page from those of users who were read after it was asked for. */
  sort(rows: readonly UserRow[]): {
    readonly rows: readonly UserRow[];
    readonly newerNos: readonly number[];
  } {
    if (this.#read.size === 0) return { rows, newerNos: [] };
    const newest: UserRow[] = [];
    const newerNos: number[] = [];
    for (const row of rows) {
      const read = this.#read.get(row.user.accountId);
      const askedAt = this.#askedAt.get(row) ?? this.#clock.now();
      // Asked for while the users were read: nobody can tell which answer is older, and theirs was wanted.
      if (read !== undefined && askedAt <= read.readAt) newerNos.push(read.userNo);
      else newest.push(row);
    }
    return { rows: newest, newerNos };
  }
}
