// Everything the organization answers: one table from method and path to operation.
import { accountData } from './routes/accountData';
import { accountLifecycle } from './routes/accountLifecycle';
import { accountReads } from './routes/accountReads';
import { apiKeyReads } from './routes/apiKeys';
import { directoryLifecycle } from './routes/directoryLifecycle';
import { eventReads } from './routes/events';
import { groupChanges } from './routes/groupChanges';
import { groupRoleOperations } from './routes/groupRoles';
import { groupReads } from './routes/groups';
import { invitations } from './routes/invite';
import { membershipChanges } from './routes/memberships';
import { organizationReads } from './routes/organizations';
import { userRoleOperations } from './routes/userRoles';
import { userReads } from './routes/users';
import { workspaceReads } from './routes/workspaces';
import type { Operation } from './wire/call';

const OPERATIONS: readonly Operation[] = [
  ...organizationReads,
  ...workspaceReads,
  ...userReads,
  ...userRoleOperations,
  ...directoryLifecycle,
  ...invitations,
  ...groupReads,
  ...groupChanges,
  ...membershipChanges,
  ...groupRoleOperations,
  ...accountReads,
  ...eventReads,
  ...apiKeyReads,
  ...accountLifecycle,
  ...accountData,
];

/** Base path of the organization and API access documents; the user management API has none. */
const ADMIN = '/admin';

// Announced dead after 2026-06-30, gone from the official document since August 2026.
const DEAD =
  /^\/admin\/v1\/orgs\/[^/]+\/(users\/search|users\/invite|groups\/search|groups|directory\/groups|directory\/users(?!\/[^/]+\/last-active-dates$))(\/|$)/;

export interface Match {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
}

interface Route {
  readonly operation: Operation;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

const ROUTES: readonly Route[] = OPERATIONS.map((operation) => {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const path = `${operation.family === 'account' ? '' : ADMIN}${operation.path}`;
  return { operation, names, pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`) };
})
  // A fixed word goes before a parameter in the same place: users/count is not a user.
  .sort((a, b) => a.names.length - b.names.length);

export function findOperation(method: string, path: string): Match | null {
  for (const { operation, pattern, names } of ROUTES) {
    const match = operation.method === method ? pattern.exec(path) : null;
    if (match === null) continue;
    const values = decoded(match.slice(1));
    if (values === null) return null;
    return { operation, params: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])) };
  }
  return null;
}

/** Null: a part is not encoded as a path has to be. */
function decoded(parts: readonly string[]): readonly string[] | null {
  try {
    return parts.map((part) => decodeURIComponent(part));
  } catch {
    return null;
  }
}

export function isDead(path: string): boolean {
  return DEAD.test(path);
}
