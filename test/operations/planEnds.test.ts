// How the making of a plan ends where something changes, or fails, in the middle of it.
import { afterEach, expect, it } from 'vitest';
import { createRunWorld, type RunWorld } from './runWorld';

let app: RunWorld | null = null;

afterEach(async () => {
  await app?.close();
  app = null;
});

it('a plan that failed keeps no addresses of people who were to be invited', async () => {
  const world = await createRunWorld();
  app = world;
  await world.ports.keyValue.set('safety-settings', { version: 99, content: {} });
  const invitation = { emails: ['one@new.example'], access: [], groupIds: [], sendsMail: false, text: '' };

  const { status, operationId } = await world.plan({ kind: 'invite', invitation });

  expect(status).toBe('failed');
  expect(
    await world.sql.select('SELECT named FROM operations WHERE operation_id = ?', [operationId]),
  ).toEqual([{ named: null }]);
});

it('a plan is measured by those who came after they were counted, too', async () => {
  let whenCounted = async (): Promise<unknown> => undefined;
  const world = await createRunWorld(undefined, (ports) => ({
    ...ports,
    sql: {
      ...ports.sql,
      async change(statement, params) {
        const changed = await ports.sql.change(statement, params);
        if (statement.includes('total_count = ?')) await whenCounted();
        return changed;
      },
    },
  }));
  app = world;
  const { protectedPeople: _people, ...safety } = await world.call('settings.safety.get');
  await world.call('settings.safety.save', { ...safety, mostUsers: 100 });
  const setGone = (goneAt: string, which: string) =>
    world.sql.change(`UPDATE users SET gone_at = ${goneAt} WHERE ${which}`);
  await setGone('1', 'user_no > 100');
  whenCounted = () => setGone('NULL', 'user_no = 101');

  const selection = { kind: 'matching', filter: { all: [] }, except: [] } as const;
  const { guards, progress } = await world.plan({
    kind: 'users',
    selection,
    operations: [{ kind: 'suspend' }],
  });

  expect(progress).toEqual({ done: 101, total: 100 });
  expect(guards).toContainEqual({
    guard: 'too-many-users',
    verdict: 'refused',
    measured: 101,
    allowed: 100,
  });
});
