// Every call by everybody. The table is written by hand and not taken from the contract: it is what the contract
// is held to.
import { beforeEach, describe, expect, it } from 'vitest';
import { calls } from '../../src/contract/calls';
import type { CallName } from '../../src/contract/calls';
import { asAccountId } from '../../src/domain/ids';
import { initialSafety } from '../../src/domain/safety';
import { syncScheduleDocument } from '../../src/store/scheduleSettings';
import { createTestApp, GOOD_KEY } from './testApp';
import type { TestApp } from './testApp';

const people = ['nobody', 'stranger', 'jana', 'victor', 'otto', 'anna', 'olga'] as const;
const roles = { victor: 'viewer', otto: 'operator', anna: 'approver', olga: 'admin' } as const;

/** One mark for each of `people`: + answered, - refused. `jana` administers Jira and has no role. */
const matrix: Readonly<Record<CallName, string>> = {
  'me.get': '--+++++',
  'connection.status': '---++++',
  'connection.check': '--+---+',
  'connection.save': '--+---+',
  'connection.recheck': '--+---+',
  'access.list': '------+',
  'access.set': '------+',
  'sync.start': '----+++',
  'sync.cost': '---++++',
  'sync.status': '---++++',
  'sync.history': '---++++',
  'settings.syncSchedule.get': '---++++',
  'settings.syncSchedule.save': '------+',
  'overview.get': '---++++',
  'users.list': '---++++',
  'users.choices': '---++++',
  'users.count': '---++++',
  'groups.list': '---++++',
  'groups.choices': '---++++',
  'products.list': '---++++',
  'users.export': '---++++',
  'user.get': '---++++',
  'notes.add': '----+++',
  'notes.delete': '----+++',
  'filters.list': '---++++',
  'filters.save': '---++++',
  'filters.delete': '---++++',
  'filters.history': '---++++',
  'filters.import': '---++++',
  'operations.plan': '----+++',
  'operations.get': '---++++',
  'operations.items': '---++++',
  'operations.results': '---++++',
  'operations.discard': '----+++',
  'operations.confirm': '----+++',
  'operations.pause': '----+++',
  'operations.resume': '----+++',
  'operations.cancel': '----+++',
  'operations.list': '---++++',
  'operations.ofUser': '---++++',
  'audit.verify': '---++++',
  'settings.safety.get': '---++++',
  'settings.safety.save': '------+',
  'preferences.get': '---++++',
  'preferences.save': '---++++',
  'users.facets': '---++++',
};

const payloads: Partial<Record<CallName, unknown>> = {
  'users.facets': { field: 'status' },
  'users.export': { selection: { kind: 'these', accountIds: ['olga'] } },
  'users.count': { selection: { kind: 'these', accountIds: ['olga'] } },
  'user.get': { accountId: 'olga' },
  'notes.add': { accountId: 'olga', text: 'On leave.' },
  'notes.delete': { noteId: 'note-1' },
  'filters.save': {
    name: 'Everybody',
    description: '',
    visibility: 'private',
    filter: { all: [] },
    context: null,
  },
  'filters.delete': { filterId: 'filter-1', version: 1 },
  'filters.history': { filterId: 'filter-1' },
  'filters.import': { filters: [{}] },
  'preferences.get': { table: 'users' },
  'preferences.save': { table: 'users', columns: [], density: 'compact' },
  'connection.check': { apiKey: GOOD_KEY },
  'connection.save': { apiKey: GOOD_KEY, adminAccountId: 'olga' },
  'access.set': { accountId: 'victor', role: 'operator' },
  'settings.syncSchedule.save': syncScheduleDocument.initial,
  'operations.plan': {
    about: {
      kind: 'users',
      selection: { kind: 'these', accountIds: ['olga'] },
      operations: [{ kind: 'suspend' }],
    },
  },
  'operations.get': { operationId: 'operation-1' },
  'operations.items': { operationId: 'operation-1' },
  'operations.results': { operationId: 'operation-1' },
  'operations.discard': { operationId: 'operation-1' },
  'operations.confirm': { operationId: 'operation-1', hash: '' },
  'operations.pause': { operationId: 'operation-1' },
  'operations.resume': { operationId: 'operation-1' },
  'operations.cancel': { operationId: 'operation-1' },
  'operations.ofUser': { accountId: 'olga' },
  'settings.safety.save': initialSafety,
  'sync.cost': { target: { kind: 'users', accountIds: ['olga'] } },
};

const cells = Object.entries(matrix).flatMap(([call, marks]) =>
  people.map((person, i) => ({ call, person, isAllowed: marks[i] === '+' })),
);
const denials = ['not-signed-in', 'no-role', 'role-too-low'];
/** Whoever is let in is answered, or learns that what the call names is not there. */
const answers = ['answered', 'invalid-input'];

let app: TestApp;

beforeEach(() => {
  app = createTestApp();
  return () => app.sql.close();
});

const asked = (person: string) => (person === 'nobody' ? null : asAccountId(person));

describe('a call', () => {
  it.each(cells)('$call by $person: answered is $isAllowed', async ({ call, person, isAllowed }) => {
    if (call === 'sync.start') await app.get('connection.save', 'jana', payloads['connection.save']);
    await app.giveRoles(roles);
    const payload = payloads[call as CallName];

    const answer = await app.ask({ call, accountId: asked(person), payload });

    expect(answer.ok ? 'answered' : answer.error.code).toEqual(
      expect.toBeOneOf(isAllowed ? answers : denials),
    );
  });

  it.each(Object.keys(matrix))('%s by somebody without rights asks nothing of Atlassian', async (call) => {
    await app.giveRoles(roles);

    await app.ask({ call, accountId: asked('stranger'), payload: payloads[call as CallName] });

    expect(app.atlassian.requests).toEqual([]);
  });

  it('by somebody without rights is refused before its form is looked at', async () => {
    expect((await app.refusal('connection.save', 'stranger', { apiKey: 7 })).code).toBe('no-role');
  });

  it('without an account says to sign in, and without a role whom to ask', async () => {
    const unknown = await app.ask({ call: 'me.get' });

    expect(unknown).toMatchObject({ ok: false, error: { code: 'not-signed-in' } });
    expect((await app.refusal('me.get', 'stranger')).action).toContain('app admins');
  });

  it('loses its rights at once when the role is taken away', async () => {
    await app.giveRoles(roles);
    await app.get('access.set', 'olga', { accountId: 'victor', role: null });

    expect((await app.refusal('overview.get', 'victor')).code).toBe('no-role');
  });
});

describe('without an active license', () => {
  const changing: readonly string[] = [
    'connection.save',
    'access.set',
    'sync.start',
    'settings.syncSchedule.save',
    'operations.plan',
    'operations.confirm',
    'operations.resume',
    'settings.safety.save',
    'notes.add',
    'notes.delete',
    'filters.save',
    'filters.delete',
    'filters.import',
  ];

  it.each(Object.keys(calls))('%s only reads', async (call) => {
    await app.giveRoles(roles);

    const answer = await app.ask({
      call,
      accountId: asked('olga'),
      payload: payloads[call as CallName],
      licenseActive: false,
    });

    const code = answer.ok ? 'answered' : answer.error.code;
    expect(code).toBeOneOf(changing.includes(call) ? ['license-inactive'] : answers);
  });
});
