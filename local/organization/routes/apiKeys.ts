// The inventory of the organization's API keys. Not part of the organization document: the shape is that of Atlassian's
// "API Access" reference, developer.atlassian.com/cloud/admin/api-access/rest/api-group-api-key (read 2026-11-22).
import type { OrganizationModel } from '../model';
import type { Answer, Call, Operation } from '../wire/call';
import { Input } from '../wire/input';
import { pageOf, readList } from '../wire/page';

const DAY_MS = 86_400_000;

export const apiKeyReads: readonly Operation[] = [
  {
    name: 'apiKeys.list',
    method: 'GET',
    path: '/api-access/v1/orgs/{orgId}/api-keys',
    family: 'keys',
    scope: 'read:keys:admin',
    changes: false,
    handle: list,
  },
];

interface Key {
  readonly id: string;
  readonly label: string;
  /** Seen from the day the company was generated for. */
  readonly createdDaysAgo: number;
  readonly expiresInDays: number;
  readonly scopes: readonly string[];
}

const KEYS: readonly Key[] = [
  { id: 'key-live', label: 'License optimizer', createdDaysAgo: 30, expiresInDays: 300, scopes: [] },
  {
    id: 'key-scoped',
    label: 'Reporting',
    createdDaysAgo: 5,
    expiresInDays: 2,
    scopes: ['read:orgs:admin', 'read:accounts:admin'],
  },
];

function list(model: OrganizationModel, call: Call): Answer {
  const pageSize = Input.ofQuery(call.query).number('pageSize', { max: 100, byDefault: 50 });
  const page = readList(call, 'alone', { max: pageSize, byDefault: pageSize });
  return { status: 200, body: pageOf(page, KEYS, (key) => keyRow(model, call, key)) };
}

function keyRow({ world }: OrganizationModel, call: Call, key: Key): Record<string, unknown> {
  const [owner] = world.people.values();
  return {
    id: key.id,
    label: key.label,
    orgId: world.orgId,
    createdAt: new Date(world.bornAt - key.createdDaysAgo * DAY_MS).toISOString(),
    expiresAt: new Date(world.bornAt + key.expiresInDays * DAY_MS).toISOString(),
    lastActiveAt: new Date(call.at).toISOString(),
    scopes: key.scopes,
    ...(owner === undefined
      ? {}
      : {
          createdBy: {
            id: owner.accountId,
            name: owner.profile.name,
            email: owner.profile.email,
            userStatus: 'ACTIVE',
          },
        }),
  };
}
