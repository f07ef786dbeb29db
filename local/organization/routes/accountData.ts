// Managed accounts: profile, address, API tokens.
import type { OrganizationModel } from '../model';
import { NO_CONTENT, param } from '../wire/call';
import type { Answer, Call, Operation } from '../wire/call';
import { isFields } from '../wire/input';
import { Refusal } from '../wire/refusal';
import { changed } from '../world/changes';
import { accountStatus } from '../world/status';
import { tokensOf } from '../world/tokens';
import type { ApiToken, Person } from '../world/world';
import { checkPrivilege, manageability, managedAccount, PROFILE_FIELDS } from './account';
import { record } from './record';

const MANAGE = '/users/{account_id}/manage';
const READ = { method: 'GET', family: 'account', scope: null, changes: false } as const;
const CHANGE = { family: 'account', scope: null, changes: true } as const;

export const accountData: readonly Operation[] = [
  { ...READ, name: 'accounts.getProfile', path: `${MANAGE}/profile`, handle: profile },
  {
    ...CHANGE,
    name: 'accounts.changeProfile',
    method: 'PATCH',
    path: `${MANAGE}/profile`,
    handle: changeProfile,
  },
  { ...CHANGE, name: 'accounts.setEmail', method: 'PUT', path: `${MANAGE}/email`, handle: setEmail },
  { ...READ, name: 'accounts.listTokens', path: `${MANAGE}/api-tokens`, handle: listTokens },
  {
    ...CHANGE,
    name: 'accounts.deleteToken',
    method: 'DELETE',
    path: `${MANAGE}/api-tokens/{tokenId}`,
    handle: deleteToken,
  },
];

function profile(model: OrganizationModel, call: Call): Answer {
  return { status: 200, body: { account: profileRow(managedAccount(model, call)) } };
}

function profileRow(person: Person): Record<string, unknown> {
  const known = person.profile;
  const extended = Object.entries({
    job_title: known.jobTitle,
    department: known.department,
    organization: known.organization,
    location: known.location,
  }).filter(([, value]) => value !== null);
  return {
    account_id: person.accountId,
    account_type: 'atlassian',
    account_status: accountStatus(person),
    name: known.name,
    nickname: known.nickname ?? known.name.slice(0, 30),
    email: known.email ?? '',
    picture: known.picture ?? '',
    extended_profile: Object.fromEntries(extended),
    ...(known.timeZone === null ? {} : { zoneinfo: known.timeZone }),
  };
}

function changeProfile(model: OrganizationModel, call: Call): Answer {
  const person = managedAccount(model, call);
  const fields = readBody(call);
  const rules = manageability(model, person)['profile.write'];
  const refused = PROFILE_FIELDS.filter((field) => fields[field] !== undefined && !rules[field].allowed);
  if (refused.length > 0) {
    const context = Object.fromEntries(refused.map((field) => [field, rules[field]]));
    throw new Refusal({ status: 403, code: 'forbidden.fieldMutation', detail: refused.join(), context });
  }
  applyProfile(person, fields);
  changed(model.world);
  record(model, call, { action: 'user_profile_changed', context: [['user', person.accountId]] });
  return { status: 200, body: { account: profileRow(person) } };
}

function applyProfile({ profile: known }: Person, fields: Readonly<Record<string, unknown>>): void {
  known.name = text(fields, 'name') ?? known.name;
  known.nickname = text(fields, 'nickname') ?? known.nickname;
  known.timeZone = text(fields, 'zoneinfo') ?? known.timeZone;
  const extended = fields['extended_profile'];
  if (!isFields(extended)) return;
  known.jobTitle = text(extended, 'job_title') ?? known.jobTitle;
  known.department = text(extended, 'department') ?? known.department;
  known.organization = text(extended, 'organization') ?? known.organization;
  known.location = text(extended, 'location') ?? known.location;
}

/** Only an address of a verified domain: the account would leave the organization otherwise. */
function setEmail(model: OrganizationModel, call: Call): Answer {
  const person = managedAccount(model, call);
  checkPrivilege(model, person, 'email.set');
  const email = text(readBody(call), 'email');
  if (email === null || !email.includes('@')) throw violated('email', 'invalid');
  const domain = email.slice(email.indexOf('@') + 1).toLowerCase();
  if (!model.world.domains.some(({ name, verified }) => verified && name === domain)) {
    throw new Refusal({
      status: 403,
      code: 'forbidden.unclaimedDomain',
      detail: domain,
      context: { domain },
    });
  }
  for (const other of model.world.people.values()) {
    if (other !== person && other.profile.email === email) throw violated('email', 'taken');
  }
  person.profile.email = email;
  changed(model.world);
  record(model, call, { action: 'user_profile_changed', context: [['user', person.accountId]] });
  return NO_CONTENT;
}

function listTokens(model: OrganizationModel, call: Call): Answer {
  const tokens = tokensOf(model.world, managedAccount(model, call));
  return { status: 200, body: tokens.map(tokenRow) };
}

function tokenRow({ tokenId, label, createdAt, lastAccessAt }: ApiToken): Record<string, unknown> {
  return {
    id: tokenId,
    label,
    createdAt: new Date(createdAt).toISOString(),
    ...(lastAccessAt === null ? {} : { lastAccess: new Date(lastAccessAt).toISOString() }),
  };
}

function deleteToken(model: OrganizationModel, call: Call): Answer {
  const person = managedAccount(model, call);
  const tokens = tokensOf(model.world, person);
  const left = tokens.filter(({ tokenId }) => tokenId !== param(call, 'tokenId'));
  if (left.length === tokens.length) {
    throw new Refusal({ status: 404, code: 'notFound', detail: 'The token could not be found.' });
  }
  model.world.tokens.set(person.accountId, left);
  return NO_CONTENT;
}

function readBody(call: Call): Readonly<Record<string, unknown>> {
  if (isFields(call.body) && Object.keys(call.body).length > 0) return call.body;
  throw new Refusal({ status: 400, code: 'bodyParseFailure', detail: 'A body is required.' });
}

function text(fields: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = fields[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw violated(name, 'wrongType');
  return value;
}

function violated(field: string, key: string): Refusal {
  const context = { fieldViolations: [{ field, violations: [{ key }] }] };
  return new Refusal({ status: 400, code: 'fieldConstraintsViolated', detail: `${field} ${key}`, context });
}
