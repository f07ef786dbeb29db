// The resolvers over hosts in memory and the fake Atlassian, with everything that a test wants to look at.
import type { Answer, UserError } from '../../src/contract/answer';
import type { Answers, CallName } from '../../src/contract/calls';
import type { SyncRun } from '../../src/contract/views';
import type { AppRole } from '../../src/domain/appRole';
import { asAccountId } from '../../src/domain/ids';
import { operationControl } from '../../src/operations/operationControl';
import type { Http } from '../../src/ports';
import { createResolvers } from '../../src/resolvers/resolvers';
import type { CallRequest, ResolverDeps, SyncControl } from '../../src/resolvers/call';
import { writeDocument } from '../../src/store/documents';
import { allTables } from '../../src/store/schema';
import { accessDocument, schemaDocument } from '../../src/store/settings';
import { createFakeAtlassian } from '../connection/fakeAtlassian';
import { createMemoryKeyValue, createMemorySecrets } from '../support/memoryKeyValue';
import { createMemorySql } from '../support/memorySql';
import { createRecordedLog } from '../support/recordedLog';

export const START = Date.UTC(2026, 10, 22, 9);
export const GOOD_KEY = 'ATCTT3xFfGN0-a-key-without-scopes';

export type TestApp = ReturnType<typeof createTestApp>;

const tablesInPlace = { version: schemaDocument.version, content: { applied: allTables.length } };

/**
 * One organization `org-1` with an active org admin `olga`; `jana` administers Jira; `GOOD_KEY` opens it.
 * With `http`, whatever answers there instead.
 */
export function createTestApp(http: Http | null = null) {
  const clock = { at: START };
  const atlassian = createFakeAtlassian();
  atlassian.people.push({ accountId: 'olga', name: 'Olga', isOrgAdmin: true }, { accountId: 'jana' });
  atlassian.keys.set(GOOD_KEY, { orgIds: ['org-1'] });
  const jiraAdmins = new Set(['jana']);
  const sync = createFakeSync(() => clock.at);
  // Nobody takes the messages: what is begun stays where it is.
  const queue = { push: async () => undefined };
  let idCount = 0;
  const ports = {
    clock: {
      now: () => clock.at,
      // Time passes by waiting only.
      sleep: async (durationMs: number) => void (clock.at += durationMs),
    },
    ids: { newId: () => `id-${(idCount += 1)}` },
    log: createRecordedLog(),
    http: http ?? atlassian,
    sql: createMemorySql(),
    keyValue: createMemoryKeyValue({ [schemaDocument.key]: tablesInPlace }),
    secrets: createMemorySecrets(),
  } satisfies Partial<ResolverDeps['ports']>;

  const ask = (request: Partial<CallRequest> & { call: string }): Promise<Answer> => {
    const { accountId = null, licenseActive = true, payload, call } = request;
    const permissions = { isJiraAdmin: async () => accountId !== null && jiraAdmins.has(accountId) };
    return createResolvers({
      ports: { ...ports, permissions },
      sync,
      operations: operationControl({ ...ports, queue }),
      prepare: async () => undefined,
    })({
      call,
      payload,
      accountId,
      licenseActive,
    });
  };

  return {
    ...ports,
    clockAt: clock,
    atlassian,
    jiraAdmins,
    sync,
    ask,
    /** Returns the call's data; fails the test when it is refused. */
    async get<Name extends CallName>(
      call: Name,
      accountId: string,
      payload?: unknown,
    ): Promise<Answers[Name]> {
      const answer = await ask({ call, accountId: asAccountId(accountId), payload });
      if (!answer.ok) throw new Error(`${call} was refused: ${answer.error.code} ${answer.error.message}`);
      return answer.data as Answers[Name];
    },
    /** Returns the error of a call; fails the test when it is answered. */
    async refusal(call: CallName, accountId: string, payload?: unknown): Promise<UserError> {
      const answer = await ask({ call, accountId: asAccountId(accountId), payload });
      if (answer.ok) throw new Error(`${call} was answered`);
      return answer.error;
    },
    async giveRoles(roles: Readonly<Record<string, AppRole>>): Promise<void> {
      const entries = Object.entries(roles).map(([id, role]) => ({ accountId: asAccountId(id), role }));
      await writeDocument(ports, accessDocument, { entries });
    },
  };
}

interface FakeSync extends SyncControl {
  readonly runs: SyncRun[];
}

/** A sync engine that only keeps its runs, newest first. */
function createFakeSync(now: () => number): FakeSync {
  const runs: SyncRun[] = [];
  return {
    runs,
    async start({ cause, startedBy }) {
      const running = runs.find(({ status }) => status !== 'finished');
      if (running !== undefined) return { runId: running.runId, joined: true };
      const runId = `run-${runs.length + 1}`;
      runs.unshift({ ...aRun(runId), cause, startedBy, startedAt: now() });
      return { runId, joined: false };
    },
    findRun: async (runId) => runs.find((run) => run.runId === runId) ?? null,
    cost: async () => ({ atLeast: 1, atMost: 2, users: 3 }),
    findFullRun: async () => runs.find(({ status }) => status !== 'finished') ?? runs[0] ?? null,
    listRuns: async () => ({ items: runs, nextCursor: null }),
  };
}

export function aRun(runId: string): SyncRun {
  return {
    runId,
    kind: 'full',
    target: null,
    cause: 'manual',
    startedBy: null,
    status: 'running',
    outcome: null,
    stage: 'users',
    stages: [],
    reason: null,
    startedAt: START,
    finishedAt: null,
    resumeAt: null,
    apiCalls: {},
    added: 0,
    changed: 0,
    gone: 0,
    rowsWritten: 0,
    waitedMs: 0,
    warnings: [],
    refusals: [],
  };
}
