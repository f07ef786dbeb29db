// GET /rest/api/3/mypermissions – Jira Cloud platform REST API v3, asked as the acting user.
import { asUser, NeedsAuthenticationError, route } from '@forge/api';
import { AccessDenied, UnexpectedAnswer, Unavailable } from '../domain/errors';
import type { Permissions } from '../ports';

// Global permission "Administer Jira"; site administrators hold it, too.
const ADMINISTER = 'ADMINISTER';

export const forgePermissions: Permissions = { isJiraAdmin };

async function isJiraAdmin(): Promise<boolean> {
  const response = await askAsUser();
  if (response.status >= 500)
    throw new Unavailable('Jira did not say what the user may do', { status: response.status });
  if (!response.ok)
    throw new UnexpectedAnswer('Jira refused to say what the user may do', { status: response.status });
  return holds(await response.json());
}

async function askAsUser() {
  try {
    return await asUser().requestJira(route`/rest/api/3/mypermissions?permissions=${ADMINISTER}`);
  } catch (error) {
    // Forge has no token of the account: Jira does not know it, or it has not allowed the app to ask for it.
    if (error instanceof NeedsAuthenticationError) throw new AccessDenied('not-signed-in');
    throw error;
  }
}

function holds(answer: unknown): boolean {
  const permission = property(property(answer, 'permissions'), ADMINISTER);
  const isHeld = property(permission, 'havePermission');
  if (typeof isHeld !== 'boolean')
    throw new UnexpectedAnswer('Jira answered no permission', { field: ADMINISTER });
  return isHeld;
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
