// A user's place in a directory: suspend, restore, remove.
import type { OrganizationModel } from '../model';
import { NO_CONTENT } from '../wire/call';
import type { Answer, Call, Operation } from '../wire/call';
import { refuse } from '../wire/refusal';
import { changed, later, removeFromDirectory } from '../world/changes';
import type { Person } from '../world/world';
import { placeOf } from './place';
import { record } from './record';

const USER = '/v2/orgs/{orgId}/directories/{directoryId}/users/{accountId}';
const CHANGE = { family: 'v2-change', scope: null, changes: true } as const;

/** Removal is queued – organization admin API document (2026-08-21); how long, nobody says. */
const REMOVAL_LAG_MS = 5_000;

export const directoryLifecycle: readonly Operation[] = [
  { ...CHANGE, name: 'users.suspend', method: 'POST', path: `${USER}/suspend`, handle: suspend },
  { ...CHANGE, name: 'users.restore', method: 'POST', path: `${USER}/restore`, handle: restore },
  { ...CHANGE, name: 'users.remove', method: 'DELETE', path: USER, handle: remove },
];

/** Groups and roles are kept. */
function suspend(model: OrganizationModel, call: Call): Answer {
  const { person, place } = placeOf(model, call);
  refuseAdmin(person);
  place.suspended = true;
  changed(model.world);
  record(model, call, { action: 'user_suspended', context: [['user', person.accountId]] });
  return NO_CONTENT;
}

function restore(model: OrganizationModel, call: Call): Answer {
  const { person, place } = placeOf(model, call);
  place.suspended = false;
  changed(model.world);
  record(model, call, { action: 'user_restored', context: [['user', person.accountId]] });
  return NO_CONTENT;
}

/** Groups and roles are lost; the way back is an invitation. */
function remove(model: OrganizationModel, call: Call): Answer {
  const { person, place } = placeOf(model, call);
  refuseAdmin(person);
  later(model.world, {
    dueAt: call.at + REMOVAL_LAG_MS,
    apply: () => removeFromDirectory(model.world, person, place.directory),
  });
  record(model, call, { action: 'user_removed', context: [['user', person.accountId]] });
  return NO_CONTENT;
}

/** An organization admin has to stop being one first. */
function refuseAdmin(person: Person): void {
  if (person.platformRoles.includes('atlassian/org-admin')) {
    throw refuse(403, 'ADMIN-UAM-403-1', 'The user administers the organization.');
  }
}
