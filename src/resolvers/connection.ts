import { checkKey } from '../connection/check';
import { recheckKey } from '../connection/recheck';
import { saveKey } from '../connection/save';
import { getConnectionStatus } from '../connection/status';
import { keyProblemWords, readOnlyKeyWords } from '../contract/connectionWords';
import type { CheckedKey, KeyCheck, KeyInPlace, SavedConnection } from '../contract/views';
import type { Words } from '../contract/words';
import { insertAudit } from '../store/audit';
import { proposeTimeZone } from '../sync/syncSchedule';
import type { Call, ResolverDeps } from './call';
import { findNames } from './names';

export function getStatus({ deps: { ports } }: Call<'connection.status'>): Promise<KeyInPlace> {
  return describeKey(ports);
}

export async function recheckKeyInPlace({
  deps: { ports },
  accountId,
}: Call<'connection.recheck'>): Promise<KeyInPlace> {
  await recheckKey(ports, accountId);
  return describeKey(ports);
}

async function describeKey(ports: ResolverDeps['ports']): Promise<KeyInPlace> {
  const status = await getConnectionStatus(ports);
  const { ownerAccountId } = status;
  if (ownerAccountId === null) return { ...status, ownerName: null };
  const names = await findNames(ports.sql, [ownerAccountId]);
  return { ...status, ownerName: names.get(ownerAccountId) ?? null };
}

export async function checkEnteredKey({
  deps,
  accountId,
  request,
}: Call<'connection.check'>): Promise<CheckedKey> {
  const check = await checkKey(deps.ports, { apiKey: request.apiKey, actorId: accountId });
  return { ...check, explanation: explanationOf(check) };
}

export async function saveEnteredKey({
  deps: { ports },
  accountId,
  request,
}: Call<'connection.save'>): Promise<SavedConnection> {
  const saved = await saveKey(ports, {
    apiKey: request.apiKey,
    actorId: accountId,
    ownerAccountId: request.ownerAccountId ?? null,
    adminAccountId: request.adminAccountId ?? null,
    // The beginning of that day: a warning that comes early does no harm.
    expiresAt: request.expiresOn === undefined ? null : Date.parse(request.expiresOn),
  });
  if (request.timeZone !== undefined) await proposeTimeZone(ports, request.timeZone);
  await insertAudit(ports, {
    action: 'connection.save',
    actorId: accountId,
    subject: saved.organization.orgId,
    detail: { isReplacement: saved.isReplacement, newAdmin: saved.newAdminId ?? '' },
  });
  return { connection: await getConnectionStatus(ports), newAdminAccountId: saved.newAdminId };
}

function explanationOf({ problem, isReadOnly }: KeyCheck): Words | null {
  if (problem !== null) return keyProblemWords[problem];
  return isReadOnly ? readOnlyKeyWords : null;
}
