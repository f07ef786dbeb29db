// Managed accounts: permissions, disable, enable, delete with 14 days of grace, cancel-delete.
import type { OrganizationModel } from '../model';
import { NO_CONTENT } from '../wire/call';
import type { Answer, Call, Operation } from '../wire/call';
import { isFields } from '../wire/input';
import { Refusal } from '../wire/refusal';
import { changed, closeAfterGrace } from '../world/changes';
import type { Person } from '../world/world';
import { checkPrivilege, manageability, managedAccount } from './account';
import { record } from './record';

const MANAGE = '/users/{account_id}/manage';
const CHANGE = { method: 'POST', family: 'account', scope: null, changes: true } as const;

/** User management document (2026-08-15). */
const GRACE_MS = 14 * 86_400_000;

export const accountLifecycle: readonly Operation[] = [
  {
    name: 'accounts.manage',
    method: 'GET',
    path: MANAGE,
    family: 'account',
    scope: null,
    changes: false,
    handle: permissions,
  },
  { ...CHANGE, name: 'accounts.disable', path: `${MANAGE}/lifecycle/disable`, handle: disable },
  { ...CHANGE, name: 'accounts.enable', path: `${MANAGE}/lifecycle/enable`, handle: enable },
  { ...CHANGE, name: 'accounts.delete', path: `${MANAGE}/lifecycle/delete`, handle: requestDeletion },
  {
    ...CHANGE,
    name: 'accounts.cancelDelete',
    path: `${MANAGE}/lifecycle/cancel-delete`,
    handle: cancelDeletion,
  },
];

function permissions(model: OrganizationModel, call: Call): Answer {
  const rules = manageability(model, managedAccount(model, call));
  const wanted = call.query.getAll('privileges');
  const shown = Object.entries(rules).filter(([name]) => wanted.length === 0 || wanted.includes(name));
  return { status: 200, body: Object.fromEntries(shown) };
}

function disable(model: OrganizationModel, call: Call): Answer {
  if (!isFields(call.body)) {
    throw new Refusal({ status: 400, code: 'bodyParseFailure', detail: 'A body is required.' });
  }
  const person = changeable(model, call, 'lifecycle.enablement');
  if (!person.accountActive) throw conflict(person, 'accountAlreadyInactive');
  person.accountActive = false;
  person.deactivatedAt = call.at;
  changed(model.world);
  record(model, call, { action: 'user_deactivated', context: [['user', person.accountId]] });
  return NO_CONTENT;
}

function enable(model: OrganizationModel, call: Call): Answer {
  const person = changeable(model, call, 'lifecycle.enablement');
  if (person.deletionAt !== null) throw conflict(person, 'accountPendingDeletion');
  if (person.accountActive) throw conflict(person, 'accountAlreadyActive');
  person.accountActive = true;
  person.deactivatedAt = null;
  changed(model.world);
  record(model, call, { action: 'user_activated', context: [['user', person.accountId]] });
  return NO_CONTENT;
}

function requestDeletion(model: OrganizationModel, call: Call): Answer {
  const person = changeable(model, call, 'lifecycle.delete');
  if (person.deletionAt !== null) throw conflict(person, 'accountPendingDeletion');
  if (person.platformRoles.includes('atlassian/org-admin')) throw conflict(person, 'accountIsOrgAdmin');
  person.deletionAt = call.at + GRACE_MS;
  person.deactivatedAt ??= call.at;
  person.accountActive = false;
  closeAfterGrace(model.world, person);
  changed(model.world);
  record(model, call, { action: 'user_deletion_requested', context: [['user', person.accountId]] });
  return { status: 200, body: { message: 'The account will be deleted in 14 days.' } };
}

/** The account stays deactivated: to enable it is another step. */
function cancelDeletion(model: OrganizationModel, call: Call): Answer {
  const person = changeable(model, call, 'lifecycle.delete');
  if (person.deletionAt === null) {
    throw new Refusal({ status: 404, code: 'notFound', detail: 'No deletion was asked for.' });
  }
  person.deletionAt = null;
  changed(model.world);
  record(model, call, { action: 'user_deletion_cancelled', context: [['user', person.accountId]] });
  return { status: 200, body: { message: 'The account will not be deleted.' } };
}

function changeable(
  model: OrganizationModel,
  call: Call,
  privilege: 'lifecycle.enablement' | 'lifecycle.delete',
): Person {
  const person = managedAccount(model, call);
  checkPrivilege(model, person, privilege);
  return person;
}

function conflict({ accountId }: Person, code: string): Refusal {
  const context = { message: 'The account is not eligible.', accountId, errorCodes: [{ code }] };
  return new Refusal({ status: 409, code: 'conflict.lifecycleErrors', detail: code, context });
}
