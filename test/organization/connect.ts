// A client of the simulated organization that hides nothing: plain requests, plain answers.
import { startOrganization } from '../../local/organization/server';
import type { OrganizationOptions, RunningOrganization } from '../../local/organization/server';
import type { Person } from '../../local/organization/world/world';

/** The day on which the organizations of these tests are looked at. */
export const NOW = Date.UTC(2026, 10, 2, 9);

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed; undefined where the answer has no body. */
  // oxlint-disable-next-line typescript/no-explicit-any -- the shape of an answer is what these tests are about
  readonly body: any;
}

export interface Client {
  readonly organization: RunningOrganization;
  /** `{org}` and `{dir}` in the path stand for the organization and its first directory. */
  send(method: string, path: string, options?: { body?: unknown; key?: string }): Promise<Reply>;
  control(name: string, body?: unknown): Promise<Reply>;
}

export const USERS = '/admin/v2/orgs/{org}/directories/{dir}/users';
export const ALL_USERS = '/admin/v2/orgs/{org}/directories/-/users';
export const GROUPS = '/admin/v2/orgs/{org}/directories/{dir}/groups';
export const WORKSPACES = '/admin/v2/orgs/{org}/workspaces';
export const EXPAND = ['groups', 'productAccess', 'platformRoles', 'counts.resources'];

export async function connect(options: OrganizationOptions = {}): Promise<Client> {
  const organization = await startOrganization({ users: 130, now: NOW, ...options });
  const { world } = organization.model;
  return {
    organization,
    async send(method, path, { body, key = organization.apiKey } = {}) {
      const target = path
        .replace('{org}', world.orgId)
        .replace('{dir}', world.directories[0]?.directoryId ?? '');
      return reply(
        await fetch(`${organization.url}${target}`, {
          method,
          redirect: 'manual',
          headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
      );
    },
    async control(name, body) {
      const method = body === undefined ? 'GET' : 'POST';
      const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
      return reply(await fetch(`${organization.url}/_control/${name}`, init));
    },
  };
}

/** The first of the organization's people who fits. */
export function findPerson(client: Client, fits: (person: Person) => boolean): Person {
  const person = [...client.organization.model.world.people.values()].find(fits);
  if (person === undefined) throw new Error('nobody like that');
  return person;
}

/** Reads all pages of a search. */
export async function searchAll(client: Client, path: string, body: object): Promise<Reply['body'][]> {
  const rows: Reply['body'][] = [];
  let cursor: string | undefined;
  do {
    const page = await client.send('POST', path, { body: cursor === undefined ? body : { ...body, cursor } });
    if (page.status !== 200) throw new Error(`${page.status} ${page.text}`);
    rows.push(...page.body.data);
    cursor = page.body.links.next;
  } while (cursor !== undefined);
  return rows;
}

/** Reads all pages of a list. */
export async function listAll(client: Client, path: string): Promise<Reply['body'][]> {
  const rows: Reply['body'][] = [];
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? 'limit=100' : `cursor=${encodeURIComponent(cursor)}`;
    const page = await client.send('GET', `${path}?${query}`);
    if (page.status !== 200) throw new Error(`${page.status} ${page.text}`);
    rows.push(...page.body.data);
    cursor = page.body.links.next;
  } while (cursor !== undefined);
  return rows;
}

async function reply(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = response.headers.get('content-type') === 'application/json';
  let body: unknown;
  try {
    body = isJson ? JSON.parse(text) : undefined;
  } catch {
    body = undefined; // Some answers are broken on purpose; their text tells.
  }
  return { status: response.status, headers: response.headers, text, body };
}
