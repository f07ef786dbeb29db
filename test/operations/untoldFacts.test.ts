// What Atlassian does not tell of a user is no leave to change them.
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
  change: (row: Row, path: string) => Row,
  {
    protects = false,
    model = 'centralized',
  }: { readonly protects?: boolean; readonly model?: 'centralized' | 'original' } = {},
): Promise<readonly OperationItem[]> {
  let isTampered = false;
  const world = await createRunWorld(
    undefined,
    (ports) => ({
      ...ports,
      http: tamperedHttp(ports.http, (path, answer) => {
        if (!isTampered || !path.endsWith('/users/search') || answer.data === undefined) return answer;
        return { data: answer.data.map((row) => change(row, path)) };
      }),
    }),
    model,
  );
  app = world;
  const plan = await world.plan(someUsers(plainPeople(world.world, 2), { kind: 'suspend' }));
  if (protects) {
    const { protectedPeople: _people, ...safety } = await world.call('settings.safety.get');
    protectedGroup = [...world.world.groups.keys()].at(0) ?? '';
    await world.call('settings.safety.save', { ...safety, protectedGroups: [protectedGroup] });
  }
  isTampered = true;
  await world.confirm(plan);
  await world.work();
  return world.items(plan);
}

let protectedGroup = '';

function endsOf(items: readonly OperationItem[]): unknown {
  return items.map(({ state, result }) => [state, result?.reason]);
}

const left = (reason: string) => [
  ['skipped', reason],
  ['skipped', reason],
];

describe('a user', () => {
  it('of whom nobody tells whether they are an admin is left alone', async () => {
    const items = await suspendWhile(({ platformRoles: _roles, ...row }) => row);

    expect(endsOf(items)).toEqual(left('changed-since-plan'));
  });

  it('whose groups are not told is left alone where groups are protected', async () => {
    const items = await suspendWhile(({ groups: _groups, ...row }) => row, { protects: true });

    expect(endsOf(items)).toEqual(left('changed-since-plan'));
  });

  it('is protected by a group that only one of several directories tells', async () => {
    const items = await suspendWhile(
      (row, path) => (path.includes('/directories/-/') ? row : { ...row, groups: [{ id: protectedGroup }] }),
      { protects: true, model: 'original' },
    );

    expect(endsOf(items)).toEqual(left('protected-group'));
  });
});
