// What Atlassian does not tell of a user is no leave to change them.
import { changed } from '../../local/organization/world/changes';
import { afterEach, describe, expect, it } from 'vitest';
import type { OperationItem } from '../../src/domain/operationRun';
import { tamperedHttp, type Row } from '../support/tamperedHttp';
import { createRunWorld, plainPeople, someUsers, type RunWorld } from './runWorld';

let app: RunWorld | null = null;

afterEach(async () => {
  await app?.close();
  app = null;
});

/** Suspends two people while each answer about users leaves something out, or adds something. */
async function suspendWhile(
  change: (row: Row, path: string, body: string) => Row | null,
  {
    protects = false,
    model = 'centralized',
    promotes = false,
  }: {
    readonly protects?: boolean;
    readonly model?: 'centralized' | 'original';
    /** Makes the first of them an org admin once the plan is made. */
    readonly promotes?: boolean;
  } = {},
): Promise<readonly OperationItem[]> {
  let isTampered = false;
  const world = await createRunWorld(
    undefined,
    (ports) => ({
      ...ports,
      http: tamperedHttp(ports.http, (path, answer, body) => {
        if (!isTampered || !path.endsWith('/users/search') || answer.data === undefined) return answer;
        return { data: answer.data.map((row) => change(row, path, body)).filter((row) => row !== null) };
      }),
    }),
    model,
  );
  app = world;
  const people = plainPeople(world.world, 2);
  const plan = await world.plan(someUsers(people, { kind: 'suspend' }));
  if (promotes && people[0] !== undefined) {
    people[0].platformRoles = ['atlassian/org-admin'];
    changed(world.world);
  }
  await world.confirm(plan);
  if (protects) {
    const { protectedPeople: _people, ...safety } = await world.call('settings.safety.get');
    protectedGroup = [...world.world.groups.keys()].at(0) ?? '';
    await world.call('settings.safety.save', { ...safety, protectedGroups: [protectedGroup] });
  }
  isTampered = true;
  await world.work();
  return world.items(plan);
}

let protectedGroup = '';

function isForAdmins(body: string): boolean {
  return body.includes('"roleIds":["atlassian/org-admin"]');
}

function endsOf(items: readonly OperationItem[]): unknown {
  return items.map(({ state, result }) => [state, result?.reason]);
}

const left = (reason: string) => [
  ['skipped', reason],
  ['skipped', reason],
];

describe('a user', () => {
  it('of whom no search tells whether they are an admin is left alone', async () => {
    const items = await suspendWhile(({ platformRoles: _roles, ...row }, _path, body) =>
      isForAdmins(body) ? null : row,
    );

    expect(endsOf(items)).toEqual(left('rights-untold'));
  });

  it('is left alone where the search for admins names others, too', async () => {
    const items = await suspendWhile((row, _path, body) => {
      const { platformRoles: _roles, ...rest } = row;
      return isForAdmins(body) ? { ...row, platformRoles: [] } : rest;
    });

    expect(endsOf(items)).toEqual(left('rights-untold'));
  });

  it('whose row has no platform roles is changed, unless a search by the role names them', async () => {
    const items = await suspendWhile(({ platformRoles: _roles, ...row }) => row, { promotes: true });

    expect(endsOf(items)).toEqual([
      ['skipped', 'org-admin'],
      ['done', null],
    ]);
  });

  it('whose groups are not told is left alone where groups are protected', async () => {
    const items = await suspendWhile(({ groups: _groups, ...row }) => row, { protects: true });

    expect(endsOf(items)).toEqual(left('rights-untold'));
  });

  it('is protected by a group that only one of several directories tells', async () => {
    const items = await suspendWhile(
      (row, path) => (path.includes('/directories/-/') ? row : { ...row, groups: [{ id: protectedGroup }] }),
      { protects: true, model: 'original' },
    );

    expect(endsOf(items)).toEqual(left('protected-group'));
  });

  it('is an organization admin where only one of several directories tells', async () => {
    const items = await suspendWhile(
      (row, path) =>
        path.includes('/directories/-/') ? row : { ...row, platformRoles: ['atlassian/org-admin'] },
      { protects: true, model: 'original' },
    );

    expect(endsOf(items)).toEqual(left('org-admin'));
  });

  it('whose groups one of several directories does not tell is left alone where groups are protected', async () => {
    const items = await suspendWhile(
      ({ groups, ...row }, path) => (path.includes('/directories/-/') ? { ...row, groups } : row),
      { protects: true, model: 'original' },
    );

    expect(endsOf(items)).toEqual(left('rights-untold'));
  });
});

describe('an account', () => {
  it.each([
    ['last use', { createdAt: '2020-01-01T00:00:00Z', lastAccess: 'lately' }],
    ['creation', { createdAt: 'lately' }],
  ])('whose API token has a time of %s that nobody can read is left alone', async (_what, token) => {
    const world = await createRunWorld(undefined, (ports) => ({
      ...ports,
      http: {
        async send(request) {
          const answer = await ports.http.send(request);
          return request.url.endsWith('/api-tokens') ? { ...answer, body: JSON.stringify([token]) } : answer;
        },
      },
    }));
    app = world;

    const { items } = await world.run(someUsers(plainPeople(world.world, 2), { kind: 'deactivate' }));

    expect(endsOf(items)).toEqual(left('api-tokens-unread'));
  });
});
