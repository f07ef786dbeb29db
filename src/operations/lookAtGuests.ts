// Who of those that are to be invited is there already, as Atlassian tells it now.
import type { UserRow } from '../atlassian/operationApi';
import type { Step } from '../domain/operationPlan';
import type { StoredItem } from '../store/operationItems';
import { NoRoom } from './boundedApi';
import { readHeldRoles } from './heldRoles';

export interface Guest {
  readonly item: StoredItem;
  readonly email: string;
}

export interface Looked {
  /** Who was looked at; for the others there was no time. */
  readonly guests: readonly Guest[];
  /** Who of them Atlassian knows. */
  readonly rows: ReadonlyMap<Guest, UserRow>;
  /** Who of them may have been invited, and has everything that the invitation gives. */
  readonly whole: ReadonlySet<Guest>;
}

type Tools = Parameters<typeof readHeldRoles>[0];
type Gift = Pick<Extract<Step, { readonly do: 'invite' }>, 'access' | 'groupIds'>;

/** Looks at as many as there is time for, in their order. */
export async function lookAtGuests(tools: Tools, guests: readonly Guest[], gift: Gift): Promise<Looked> {
  const looked: Guest[] = [];
  const rows = new Map<Guest, UserRow>();
  const whole = new Set<Guest>();
  try {
    const found = await search(tools, guests);
    const isHidden = found.some(({ user }) => user.email === null);
    for (const guest of guests) {
      const row = found.find(({ user }) => isSameAddress(user.email ?? '', guest.email));
      // Whose address is hidden, is who is found by it alone.
      const [alone] = row === undefined && isHidden ? await search(tools, [guest]) : [];
      const one = row ?? alone;
      if (one !== undefined) rows.set(guest, one);
      const isIn = one !== undefined && isThere(one) && guest.item.state === 'writing';
      if (isIn && (await isWholeGiven(tools, one, gift))) whole.add(guest);
      looked.push(guest);
    }
  } catch (error) {
    // Whoever is left is looked at by a later burst.
    if (!(error instanceof NoRoom)) throw error;
  }
  return { guests: looked, rows, whole };
}

export function isThere({ user }: UserRow): boolean {
  return user.membershipStatus !== 'no_membership';
}

export function isSameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

async function search({ api }: Tools, guests: readonly Guest[]): Promise<readonly UserRow[]> {
  const emails = guests.map(({ email }) => email);
  return emails.length === 0
    ? []
    : (await api.searchUsers({ directoryId: null, emails, cursor: null })).items;
}

async function isWholeGiven(tools: Tools, { user, groupIds }: UserRow, gift: Gift): Promise<boolean> {
  if (!gift.groupIds.every((groupId) => groupIds?.includes(groupId) ?? false)) return false;
  if (gift.access.length === 0) return true;
  const held = await readHeldRoles(tools, user.accountId);
  // Atlassian may give it through a group.
  return gift.access.every(({ resourceId, roleId }) =>
    held.some((role) => role.resourceId === resourceId && role.roleId === roleId),
  );
}
