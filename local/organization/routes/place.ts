// Finds what the ids of a path stand for, or refuses as Atlassian does.
import type { OrganizationModel } from '../model';
import { param } from '../wire/call';
import type { Call } from '../wire/call';
import { refuse, Refusal } from '../wire/refusal';
import { bareId } from '../wire/ari';
import type { Directory, Group, Person, Place } from '../world/world';

/** Stands for all directories; only reads take it – organization admin API document (2026-08-21). */
const ALL_DIRECTORIES = '-';

/** @throws {Refusal} when the organization is not the key's. */
export function checkOrganization(model: OrganizationModel, call: Call): void {
  const orgId = call.params['orgId'];
  if (orgId === undefined || orgId === model.world.orgId) return;
  // 404-2: organization; the gateway has its own answer for v2 – documented codes, and measured in public (2026-08-31).
  if (call.operation.family === 'v1' || call.operation.family === 'workspaces') {
    throw refuse(404, 'ADMIN-404-2', 'The organization could not be found.');
  }
  throw new Refusal({ status: 404, code: 'Not Found', detail: 'TCS validation failed', layer: 'gateway' });
}

/** Null: all of them. */
export function directoryOf(model: OrganizationModel, call: Call): Directory | null {
  return param(call, 'directoryId') === ALL_DIRECTORIES ? null : realDirectory(model, call);
}

export function realDirectory(model: OrganizationModel, call: Call): Directory {
  const directoryId = param(call, 'directoryId');
  if (directoryId === ALL_DIRECTORIES) throw refuse(400, 'ADMIN-UAM-400-1', 'A change names one directory.');
  const directory = model.world.directories.find((known) => known.directoryId === directoryId);
  if (directory === undefined) throw refuse(404, 'ADMIN-UAM-404-1', 'The directory could not be found.');
  return directory;
}

export function personOf(model: OrganizationModel, accountId: string): Person {
  const person = model.world.people.get(accountId);
  if (person === undefined) throw refuse(404, 'ADMIN-UAM-404-1', 'The user could not be found.');
  return person;
}

/** The person's place in the directory of the path. @throws {Refusal} 403 when they are in another directory only. */
export function placeOf(model: OrganizationModel, call: Call): { person: Person; place: Place } {
  const directory = realDirectory(model, call);
  const person = personOf(model, param(call, 'accountId'));
  const place = person.places.find((known) => known.directory === directory);
  if (place !== undefined) return { person, place };
  if (person.places.length === 0) throw refuse(404, 'ADMIN-UAM-404-1', 'The user is in no directory.');
  throw new Refusal({
    status: 403,
    code: 'Forbidden',
    detail: 'User has no permission to perform the requested operation',
    layer: 'gateway',
  });
}

export function groupOf(model: OrganizationModel, call: Call, directory: Directory | null): Group {
  const group = model.world.groups.get(bareId(param(call, 'groupId')));
  if (group === undefined || (directory !== null && group.directory !== directory)) {
    throw refuse(404, 'ADMIN-UAM-404-2', 'The group could not be found.');
  }
  return group;
}
