import { describe, expect, it } from 'vitest';
import { asAccountId, asResourceId } from '../../src/domain/ids';
import type { PlanAbout } from '../../src/domain/operationPlan';
import type { ItemState, OperationRow } from '../../src/domain/operationRun';
import { standsAt, usersOf, whatIsDone, whoIsChosen } from '../../static/admin/src/operations/aboutOperation';

const names = { site: String, group: (id: string) => `group ${id}`, app: () => 'Jira on acme' };
const formats = {
  number: String,
  percent: String,
  instant: String,
  minute: (at: number) => `minute ${at}`,
  time: String,
  day: String,
};

const counts = (some: Partial<Record<ItemState, number>>) => ({
  waiting: 0,
  writing: 0,
  done: 0,
  failed: 0,
  skipped: 0,
  cancelled: 0,
  ...some,
});

const summaryOf = (skipped: number): OperationRow['summary'] => ({
  items: 10,
  byOutcome: { change: 10 - skipped, partly: 0, skip: skipped },
  byReason: {},
  steps: {},
  seats: [],
  alsoLosing: 0,
  irreversible: {},
});

describe('an operation in words', () => {
  it('is completed only when everybody was changed who was to be', () => {
    const stands = (outcome: OperationRow['outcome'], some: Partial<Record<ItemState, number>>) =>
      standsAt(
        { status: 'done', outcome, counts: counts(some), summary: summaryOf(3), isRefused: false },
        formats,
      );

    expect(stands('completed', { done: 7, skipped: 3 })).toBe('Completed');
    expect(stands('completed-with-failures', { done: 6, failed: 1, skipped: 3 })).toBe(
      'Completed with 1 failure',
    );
    // Left alone by the run, not by the plan.
    expect(stands('completed-with-failures', { done: 4, failed: 1, skipped: 5 })).toBe(
      'Completed with 3 failures',
    );
    expect(stands('cancelled', { done: 2, cancelled: 5, skipped: 3 })).toBe('Ended early');
    expect(stands('stopped', { done: 2, waiting: 5, skipped: 3 })).toBe('Stopped');
  });

  it('says how it stands before it has ended', () => {
    const at = (status: OperationRow['status'], isRefused = false) =>
      standsAt({ status, outcome: null, counts: counts({}), summary: null, isRefused }, formats);

    expect([at('planning'), at('ready'), at('running'), at('paused'), at('expired')]).toEqual([
      'Planning',
      'Waits for confirmation',
      'Running',
      'Paused',
      'Expired',
    ]);
    expect([at('ready', true), at('expired', true)]).toEqual(['Cannot be confirmed', 'Expired']);
  });

  it('says whom somebody chose: by a filter, one by one, or by an operation before', () => {
    const operations = [{ kind: 'remove-access', resourceIds: [asResourceId('r1')] }] as const;
    const about = (selection: Extract<PlanAbout, { kind: 'users' }>['selection']): PlanAbout => ({
      kind: 'users',
      selection,
      operations,
    });
    const inGroup = { field: 'group', operator: 'any-of', values: ['g1'] } as const;
    const ann = asAccountId('ann');

    const filtered = about({ kind: 'matching', filter: { all: [inGroup] }, except: [ann] });
    expect(whoIsChosen(filtered, names, formats)).toBe('Group is group g1, without 1 user taken out');
    const context = { sites: ['acme'], products: ['confluence'] };
    const idle = { field: 'last-active', operator: 'more-than', values: [90] } as const;
    expect(
      whoIsChosen(about({ kind: 'matching', filter: { all: [idle] }, context, except: [] }), names, formats),
    ).toBe('Inactive for more than 90 days; Activity in: Confluence on acme');
    expect(whoIsChosen(about({ kind: 'matching', filter: { all: [] }, except: [] }), names, formats)).toBe(
      'All users',
    );
    expect(whoIsChosen(about({ kind: 'these', accountIds: [ann, ann] }), names, formats)).toBe(
      '2 users chosen in the list',
    );
    expect(whoIsChosen(about({ kind: 'these', accountIds: [] }), names, formats)).toBe(
      'Users chosen in the list',
    );
    expect(whoIsChosen({ kind: 'undo', operationId: 'a' }, names, formats)).toBe(
      'Users whom an earlier operation changed',
    );
    expect(whatIsDone({ about: filtered, source: null }, names, formats)).toBe(
      'Remove app access: Jira on acme',
    );
  });

  it('says of an undo and a retry what they follow, as long as that is kept', () => {
    const suspend = {
      kind: 'users',
      selection: { kind: 'these', accountIds: [] },
      operations: [{ kind: 'suspend' }],
    } as const satisfies PlanAbout;
    const following = (kind: 'undo' | 'retry', source: PlanAbout | null): string =>
      whatIsDone(
        { about: { kind, operationId: 'a' }, source: source && { operationId: 'a', about: source, at: 7 } },
        names,
        formats,
      );

    expect(following('undo', suspend)).toBe('Undo of Suspend, minute 7');
    expect(following('retry', suspend)).toBe('Retry of Suspend, minute 7');
    expect(following('undo', { kind: 'retry', operationId: 'b' })).toBe(
      'Undo of Retry of an earlier operation, minute 7',
    );
    expect(following('undo', null)).toBe('Undo of an earlier operation');
  });

  it('counts whom it is to change or has changed, whom it failed to change, and whom the plan left out', () => {
    const progress = { done: 0, total: 12 };
    const users = (status: OperationRow['status'], some: Partial<Record<ItemState, number>>) =>
      usersOf({ status, progress, counts: counts(some), summary: summaryOf(3) }, formats);

    expect(users('ready', { waiting: 7, skipped: 3 })).toEqual([
      { text: '7 to change', view: {} },
      { text: '3 left out', view: { outcome: 'skip' } },
    ]);
    expect(users('done', { done: 4, failed: 1, skipped: 5 })).toEqual([
      { text: '4 of 7 changed', view: { state: 'done' } },
      { text: '1 failed', view: { state: 'failed' } },
      { text: '2 left alone', view: { state: 'left-alone' } },
      { text: '3 left out', view: { state: 'left-out' } },
    ]);
    expect(usersOf({ status: 'planning', progress, counts: counts({}), summary: null }, formats)).toEqual([
      { text: '12', view: null },
    ]);
  });
});
