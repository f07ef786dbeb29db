import type { SafetyInPlace } from '../contract/views';
import type { AccountId } from '../domain/ids';
import type { RecordVerdict } from '../domain/operationRun';
import type { SafetySettings } from '../domain/safety';
import { findRecordPlace } from '../operations/recordPlace';
import { getSafety, saveSafety } from '../operations/safety';
import { verifyAudit } from '../operations/verifyAudit';
import type { Call, ResolverDeps } from './call';
import { findNames } from './names';

export async function getSafetySettings({ deps }: Call<'settings.safety.get'>): Promise<SafetyInPlace> {
  return withNames(deps, await getSafety(deps.ports));
}

export async function saveSafetySettings({
  deps,
  request,
  accountId,
}: Call<'settings.safety.save'>): Promise<SafetyInPlace> {
  return withNames(deps, await saveSafety(deps.ports, request, accountId));
}

async function withNames({ ports }: ResolverDeps, settings: SafetySettings): Promise<SafetyInPlace> {
  const names = await findNames(ports.sql, settings.protectedUsers);
  const person = (accountId: AccountId) => ({ accountId, name: names.get(accountId) ?? null });
  return { ...settings, protectedPeople: settings.protectedUsers.map(person) };
}

export async function verifyRecord({
  deps: { ports },
  request,
}: Call<'audit.verify'>): Promise<RecordVerdict> {
  const verdict = await verifyAudit(ports, request.after ?? null);
  const { broken } = verdict;
  return { ...verdict, place: broken === null ? null : await findRecordPlace(ports.sql, broken) };
}
