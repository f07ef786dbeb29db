// Whom a run did not see, and what a second question says of them.
import { afterEach, describe, expect, test } from 'vitest';
import type { OrganizationOptions } from '../../local/organization/server';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';
import { onlyRows, tamperedHttp, type Row, type TamperedAnswer } from '../support/tamperedHttp';

let harness: SyncHarness | null = null;

afterEach(async () => {
  await harness?.close();
  harness = null;
});

type Change = (path: string, answer: TamperedAnswer, body: string) => TamperedAnswer;

/** Returns an app, and what a test sets while it runs. */
async function start(options: OrganizationOptions) {
  const unchanged: Change = (_, answer) => answer;
  const trouble = { change: unchanged, isWriting: true };
  const started = await createSyncHarness(options, (ports) => ({
    ...ports,
    http: tamperedHttp(ports.http, (path, answer, body) => trouble.change(path, answer, body)),
    sql: {
      ...ports.sql,
      async change(statement, params) {
        if (!trouble.isWriting && statement.startsWith('REPLACE INTO directory_users')) {
          trouble.isWriting = true;
          throw new Error('The database is away');
        }
        return ports.sql.change(statement, params);
      },
    },
  }));
  harness = started;
  return { ...started, trouble };
}

/** Returns two users of one directory of an organization with several, and another directory. */
async function twoOfOneDirectory({ sql }: SyncHarness) {
  const rows = await sql.select<{ account_id: string; directory_id: string }>(
    `SELECT u.account_id, d.directory_id FROM directory_users x JOIN users u ON u.user_no = x.user_no
     JOIN directories d ON d.directory_no = x.directory_no
     WHERE x.directory_no = 1 AND (SELECT COUNT(*) FROM directory_users y WHERE y.user_no = x.user_no) = 1
     ORDER BY x.user_no LIMIT 2`,
  );
  const [other] = await sql.select<{ directory_id: string }>(
    'SELECT directory_id FROM directories WHERE directory_no = 2',
  );
  const [mover, stayer] = rows.map((row) => row.account_id);
  return { mover, stayer, here: rows[0]?.directory_id ?? '', there: other?.directory_id ?? '' };
}

/** Hides both from the listing and the count of their directory, and the mover from all of it. */
function withMover({ mover, stayer, here }: Awaited<ReturnType<typeof twoOfOneDirectory>>): Change {
  return (path, answer, body) => {
    if (!path.includes(`/directories/${here}/users/`)) return answer;
    if (answer.count !== undefined) return { count: answer.count - 2 };
    const isListing = !body.includes('accountIds');
    return onlyRows(answer, ({ accountId }) => accountId !== mover && !(isListing && accountId === stayer));
  };
}

const DIRECTORIES_OF = `SELECT d.directory_id AS id FROM directory_users x JOIN users u ON u.user_no = x.user_no
  JOIN directories d ON d.directory_no = x.directory_no WHERE u.account_id = ? AND u.gone_at IS NULL`;

describe('a user whom no listing showed', () => {
  test('is moved to where a second question finds them, whoever else stayed', async () => {
    const app = await start({ model: 'original' });
    await app.sync();
    const users = await twoOfOneDirectory(app);
    const hide = withMover(users);
    let row: Row = {};
    app.trouble.change = (path, answer, body) => {
      row = answer.data?.find(({ accountId }) => accountId === users.mover) ?? row;
      const isAsked =
        path.includes(`/directories/${users.there}/users/search`) && body.includes('accountIds');
      return isAsked
        ? {
            data: [
              ...(answer.data ?? []),
              { ...row, groups: [], productAccess: [], counts: { resources: 0 } },
            ],
          }
        : hide(path, answer, body);
    };

    const run = await app.sync();

    expect(run).toMatchObject({ outcome: 'complete', gone: 0 });
    expect(await app.sql.select(DIRECTORIES_OF, [users.mover ?? ''])).toEqual([{ id: users.there }]);
    expect(await app.sql.select(DIRECTORIES_OF, [users.stayer ?? ''])).toEqual([{ id: users.here }]);
  });

  test('stays while the organization knows them, even if no directory of this run does', async () => {
    const app = await start({ model: 'original' });
    await app.sync();
    const users = await twoOfOneDirectory(app);
    app.trouble.change = withMover(users);

    const run = await app.sync();

    expect(run).toMatchObject({ outcome: 'complete', gone: 0 });
    expect(await app.sql.select(DIRECTORIES_OF, [users.mover ?? ''])).toEqual([{ id: users.here }]);
  });

  test('is removed if they left while their half-written page was repeated', async () => {
    const app = await start({ model: 'centralized' });
    let leaver: unknown;
    app.trouble.isWriting = false;
    app.trouble.change = (path, answer) => {
      if (path.endsWith('/users/search')) leaver ??= answer.data?.at(-1)?.['accountId'];
      if (!app.trouble.isWriting || !path.includes('/users/')) return answer;
      if (answer.count !== undefined) return { count: answer.count - 1 };
      return onlyRows(answer, ({ accountId }) => accountId !== leaver);
    };

    const run = await app.sync();

    expect(run).toMatchObject({ outcome: 'complete', gone: 1 });
    const alive = 'SELECT account_id FROM users WHERE gone_at IS NULL AND account_id = ?';
    expect(await app.sql.select(alive, [String(leaver)])).toEqual([]);
  });

  test('is removed if they left while their directory was read anew', async () => {
    const app = await start({ model: 'centralized', users: 250 });
    let leaver: unknown;
    let passes = 0;
    app.trouble.change = (path, answer, body) => {
      if (!path.includes('/users/')) return answer;
      if (path.includes('/directories/-/')) return withoutLeaver(answer);
      if (path.endsWith('/search') && !body.includes('"cursor"')) passes += 1;
      leaver ??= answer.data?.[0]?.['accountId'];
      return passes > 1 ? withoutLeaver(answer) : answer;
    };
    const withoutLeaver = (answer: TamperedAnswer): TamperedAnswer =>
      answer.count === undefined
        ? onlyRows(answer, ({ accountId }) => accountId === undefined || accountId !== leaver)
        : { count: answer.count - 1 };
    // The page of nobody's directory comes first, then the directory's first two, which are written together.
    app.organization.model.faults.set({
      name: 'expired-cursor',
      operation: 'users.search',
      after: 3,
      times: 1,
    });

    const run = await app.sync();

    expect(passes).toBeGreaterThan(1);
    expect(run.gone).toBe(1);
  });
});
