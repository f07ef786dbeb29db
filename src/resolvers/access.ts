import { getAccess, setRole } from '../connection/appAccess';
import type { AccessList } from '../contract/views';
import { appRoles } from '../domain/appRole';
import { insertAudit } from '../store/audit';
import type { Access } from '../store/settings';
import type { Call, ResolverDeps } from './call';
import { findNames } from './names';

export async function listAccess({ deps }: Call<'access.list'>): Promise<AccessList> {
  return toList(deps, await getAccess(deps.ports));
}

export async function setAccess({ deps, accountId, request }: Call<'access.set'>): Promise<AccessList> {
  const access = await setRole(deps.ports, request);
  await insertAudit(deps.ports, {
    action: 'access.set',
    actorId: accountId,
    subject: request.accountId,
    detail: { role: request.role ?? 'none' },
  });
  return toList(deps, access);
}

async function toList({ ports }: ResolverDeps, { entries }: Access): Promise<AccessList> {
  const names = await findNames(
    ports.sql,
    entries.map((entry) => entry.accountId),
  );
  const named = entries.map((entry) => ({ ...entry, name: names.get(entry.accountId) ?? null }));
  const rank = ({ role }: (typeof named)[number]): number => appRoles.indexOf(role);
  const sortName = ({ name, accountId }: (typeof named)[number]): string => name ?? accountId;
  return {
    entries: named.sort((a, b) => rank(b) - rank(a) || sortName(a).localeCompare(sortName(b))),
  };
}
