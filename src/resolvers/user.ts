// One user, from everything that the app keeps.
import { certainSkips } from '../domain/certainSkips';
import { InvalidInput } from '../domain/errors';
import type { AccountId, OrgId } from '../domain/ids';
import { costsLicense } from '../domain/userDetails';
import type { UserDetails } from '../domain/userDetails';
import { readRules } from '../operations/planRules';
import { getSafety } from '../operations/safety';
import { findMirroredUser, type MirroredUser } from '../query/userDetails';
import { readDocument } from '../store/documents';
import { listNotes } from '../store/notes';
import { directRoleRoundDocument, type DirectRoleRound } from '../store/scheduleSettings';
import { connectionDocument } from '../store/settings';
import type { Call } from './call';
import { presentNotes } from './notes';

export async function getUser(call: Call<'user.get'>): Promise<UserDetails> {
  const { ports } = call.deps;
  const { accountId } = call.request;
  const [user, notes, connection, round, rules] = await Promise.all([
    findMirroredUser(ports.sql, accountId),
    listNotes(ports.sql, accountId).then((stored) => presentNotes(call, stored)),
    readDocument(ports, connectionDocument),
    readDocument(ports, directRoleRoundDocument),
    // Safety settings that cannot be read keep anybody from planning, but nobody from looking.
    readRules(ports, call.accountId, getSafety(ports)),
  ]);
  if (user === null) throw new InvalidInput('accountId', 'no-such-user');
  return {
    ...user.details,
    notes,
    asOf: { ...user.asOf, directRoles: lookedForDirectRoles(user, round) },
    certainSkips: certainSkips(user.subject, rules),
    adminUrl: connection === null ? null : adminUrl(connection.orgId, accountId),
  };
}

/** The nightly search goes through those to whom roles give a seat by number, round by round, billed or not. */
function lookedForDirectRoles({ userNo, details }: MirroredUser, round: DirectRoleRound): number | null {
  if (!details.places.some(costsLicense)) return null;
  return userNo <= round.after ? round.roundBeganAt : round.roundBeforeBeganAt;
}

// A user in Atlassian Administration: the address that the user provisioning API gives as the place to find an account
// id, as a client library of it quotes (2026-11-22).
function adminUrl(orgId: OrgId, accountId: AccountId): string {
  return `https://admin.atlassian.com/o/${encodeURIComponent(orgId)}/users/${encodeURIComponent(accountId)}`;
}
