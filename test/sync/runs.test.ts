import { beforeEach, describe, expect, it } from 'vitest';
import type { SyncKind } from '../../src/domain/run';
import { beginRun } from '../../src/store/syncRuns';
import { listRuns } from '../../src/sync/runs';
import { createMemorySql, type MemorySql } from '../support/memorySql';

describe('the history of syncs', () => {
  let sql: MemorySql;

  beforeEach(() => {
    sql = createMemorySql();
    return () => sql.close();
  });

  const begin = (kind: SyncKind, startedAt: number) =>
    beginRun(sql, {
      runId: `run-${startedAt}`,
      kind,
      target: null,
      cause: 'manual',
      startedBy: null,
      startedAt,
      stage: 'users',
    });

  it('does not let the many syncs of changes hide the others, and shows them when asked', async () => {
    await begin('full', 1);
    for (let at = 2; at < 40; at += 1) await begin('changes', at);
    await begin('group', 40);

    const kinds = async (kind: SyncKind | null) =>
      (await listRuns(sql, { cursor: null, kind })).items.map((run) => run.kind);
    expect(await kinds(null)).toEqual(['group', 'full']);
    expect(await kinds('full')).toEqual(['full']);
    expect(new Set(await kinds('changes'))).toEqual(new Set(['changes']));

    const first = await listRuns(sql, { cursor: null, kind: 'changes' });
    const second = await listRuns(sql, { cursor: first.nextCursor, kind: 'changes' });
    expect(first.items.length + second.items.length).toBe(38);
  });
});
