import { describe, expect, it } from 'vitest';
import { asAccountId, asDirectoryId, asGroupId, asResourceId } from '../../src/domain/ids';
import type { OperationItem, OperationView } from '../../src/domain/operationRun';
import { csvParts, jsonParts } from '../../static/admin/src/operations/operationFile';

const jira = asResourceId('ari:jira');
const group = asGroupId('g1');
const step = { do: 'remove-member', directoryId: asDirectoryId('d1'), groupId: group } as const;
const names = { site: String, group: () => '=jira-users', app: () => 'Jira on acme' };

const operation: OperationView = {
  operationId: 'op-1',
  status: 'done',
  outcome: 'completed-with-failures',
  about: {
    kind: 'users',
    selection: { kind: 'these', accountIds: [] },
    operations: [{ kind: 'remove-access', resourceIds: [jira] }],
  },
  source: null,
  authorId: asAccountId('olga'),
  authorName: 'Olga',
  createdAt: 0,
  expiresAt: null,
  hash: 'hash',
  summary: null,
  guards: [],
  isRefused: false,
  asOf: { users: 0, directRoles: null },
  progress: { done: 1, total: 1 },
  counts: { waiting: 0, writing: 0, done: 0, failed: 1, skipped: 0, cancelled: 0 },
  confirmedBy: null,
  confirmedByName: null,
  startedAt: 0,
  finishedAt: 1,
  asked: null,
  resumeAt: null,
  reason: null,
  reference: null,
  apiCalls: {},
  leftMs: null,
  isUndone: false,
  followedBy: [],
};

const item: OperationItem = {
  itemNo: 1,
  accountId: asAccountId('ann'),
  email: null,
  name: '@Ann',
  userEmail: 'ann@example.test',
  outcome: 'partly',
  reason: 'synced-group',
  steps: [step],
  skipped: [{ operation: 'remove-access', reason: 'synced-group', groupId: group, resourceId: jira }],
  effects: {
    freed: [],
    gained: [],
    stillBillable: [{ resourceId: jira, through: { kind: 'group', groupId: group }, reason: 'synced-group' }],
    alsoLost: [],
    irreversible: [],
  },
  state: 'failed',
  result: {
    steps: [
      { step, result: 'failed', httpStatus: 409, code: 'ADMIN-UAM-409-1', requestId: 'r-1', at: 0 },
      { step, result: 'untried', httpStatus: null, code: null, requestId: null, at: 0 },
    ],
    before: null,
    after: null,
    reason: 'still-billable',
    proof: null,
    reference: 'ref-1',
  },
};

/** Lines, each with its fields as a spreadsheet would read them; none of these holds a quote or a line break. */
function linesOf(parts: Iterable<string>): string[][] {
  const lines = [...parts].join('').trimEnd().split('\r\n');
  return lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, a, b]) => a ?? b ?? ''),
  );
}

function withNumbers(name: string, value: unknown): unknown {
  return typeof value === 'string' && name.toLowerCase().endsWith('at') ? Date.parse(value) : value;
}

describe('the files of an operation', () => {
  it('say for people what was planned and what came of it', () => {
    const [heads = [], cells = []] = linesOf(csvParts(operation, [item], names));
    const told = Object.fromEntries(heads.map((head, at) => [head.replace('\uFEFF', ''), cells[at]]));

    expect(told).toMatchInlineSnapshot(`
      {
        "Account id": "ann",
        "After": "",
        "Before": "",
        "Changes made": "Remove from the group =jira-users – Failed – A default group cannot be made · HTTP 409 · ADMIN-UAM-409-1; Remove from the group =jira-users – Not tried",
        "Changes planned": "Remove from the group =jira-users",
        "E-mail": "ann@example.test",
        "Left out": "Remove app access, Jira on acme, =jira-users: Group from an identity provider",
        "Licenses freed": "",
        "Licenses newly used": "",
        "Licenses still used": "Jira on acme, through =jira-users – Group from an identity provider",
        "Name": "'@Ann",
        "Number": "1",
        "Plan": "Partly",
        "Reason": "Still uses a license",
        "Reference": "ref-1",
        "Request ids": "r-1",
        "State": "Failed",
      }
    `);
  });

  it('say what each user had before and has after', () => {
    const role = { resourceId: jira, roleId: 'atlassian/user' };
    const before = { status: 'active', groupIds: [group], roles: [role] };
    const after = { ...before, groupIds: [], roles: [] };
    const result = item.result && { ...item.result, before, after };
    const [heads = [], cells = []] = linesOf(csvParts(operation, [{ ...item, result }], names));

    expect([cells[heads.indexOf('Before')], cells[heads.indexOf('After')]]).toEqual([
      'Status: Active; Of the groups concerned: =jira-users; Of the direct roles concerned: Jira on acme (User)',
      'Status: Active; Of the groups concerned: None; Of the direct roles concerned: None',
    ]);
  });

  it('tell of a license only as far as it came about', () => {
    const wiki = asResourceId('ari:wiki');
    const effects = { ...item.effects, freed: [jira, wiki], gained: [wiki] };
    const proof = [
      { resourceId: jira, isFree: true },
      { resourceId: wiki, isFree: false },
    ];
    const licensesOf = (of: OperationView, told: Partial<OperationItem>): string[] => {
      const [, cells = []] = linesOf(
        csvParts(of, [{ ...item, effects, ...told }], { ...names, app: String }),
      );
      return cells.slice(11, 13);
    };
    const tried = item.result && { ...item.result, proof };
    const made = tried && {
      ...tried,
      steps: [{ step, result: 'done', httpStatus: 204, code: null, requestId: 'r-1', at: 0 }] as const,
    };

    expect(licensesOf({ ...operation, status: 'ready' }, { state: 'waiting', result: null })).toEqual([
      'ari:jira; ari:wiki',
      'ari:wiki',
    ]);
    expect(licensesOf(operation, { state: 'done', result: made })).toEqual([
      'ari:jira; ari:wiki',
      'ari:wiki',
    ]);
    // Seen to be free, whatever else failed.
    expect(licensesOf(operation, { state: 'failed', result: made })).toEqual(['ari:jira', '']);
    expect(licensesOf(operation, { state: 'waiting', result: made })).toEqual(['', '']);
    for (const state of ['failed', 'skipped', 'cancelled'] as const) {
      expect(licensesOf(operation, { state, result: tried })).toEqual(['', '']);
    }
  });

  it('say nothing of states before anybody confirmed the plan', () => {
    const [, cells = []] = linesOf(csvParts({ ...operation, status: 'ready' }, [item], names));

    expect(cells[5]).toBe('');
  });

  it('hold everything for machines, ids and codes as they are', () => {
    const text = [...jsonParts(operation, [item, item])].join('');

    const asOf = { usersAt: 0, directRolesAt: null };
    expect(JSON.parse(text, withNumbers)).toEqual({ operation: { ...operation, asOf }, users: [item, item] });
  });

  it('tell machines the time in ISO 8601', () => {
    const text = [...jsonParts({ ...operation, createdAt: Date.UTC(2026, 10, 22) }, [item])].join('');

    expect(JSON.parse(text)).toMatchObject({
      operation: {
        createdAt: '2026-11-22T00:00:00.000Z',
        expiresAt: null,
        asOf: { usersAt: '1970-01-01T00:00:00.000Z', directRolesAt: null },
      },
      users: [{ itemNo: 1, result: { steps: [{ at: '1970-01-01T00:00:00.000Z', httpStatus: 409 }, {}] } }],
    });
  });
});
