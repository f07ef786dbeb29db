import { describe, expect, it } from 'vitest';
import { asResourceId } from '../../src/domain/ids';
import type { OperationResults } from '../../src/domain/operationResults';
import {
  countOf,
  type Counted,
  EVERY_ITEM,
  isAnyItem,
  itemsPath,
  type ItemsView,
  itemsViewFrom,
} from '../../static/admin/src/operations/itemsView';

const read = (path: string): ItemsView =>
  itemsViewFrom(new URL(path, 'https://page.example.test').searchParams);

describe('which users of an operation are shown', () => {
  it('stays what people have bookmarked', () => {
    const view: ItemsView = {
      outcome: 'partly',
      reason: 'default-group',
      state: 'failed',
      seat: 'freed',
      app: asResourceId('ari:jira'),
      search: 'ann & bo',
      after: 50,
    };

    expect([itemsPath('op-1', view), itemsPath('op-1', {})]).toMatchInlineSnapshot(`
      [
        "/operations/op-1?outcome=partly&reason=default-group&state=failed&seat=freed&app=ari%3Ajira&search=ann+%26+bo&after=50",
        "/operations/op-1",
      ]
    `);
    expect(read(itemsPath('op-1', view))).toEqual(view);
    expect(read(itemsPath('op-1', {}))).toEqual(EVERY_ITEM);
  });

  it('passes over what an address cannot mean', () => {
    const view = read(
      '/operations/op-1?outcome=all&reason=none&state=gone&seat=lost&app=ari:jira&search=&after=-3',
    );

    expect(view).toEqual(EVERY_ITEM);
    expect(isAnyItem(view)).toBe(true);
  });
});

describe('how many users of an operation are shown', () => {
  const jira = asResourceId('ari:jira');
  const run: Counted = {
    status: 'done',
    counts: { waiting: 0, writing: 0, done: 5, failed: 2, skipped: 4, cancelled: 0 },
    summary: {
      items: 11,
      byOutcome: { change: 7, partly: 1, skip: 3 },
      byReason: { 'org-admin': 3 },
      steps: {},
      seats: [{ resourceId: jira, freed: 8, gained: 0, stillBillable: 1 }],
      alsoLosing: 0,
      irreversible: {},
    },
  };
  const results: OperationResults = {
    reasons: [
      { standing: 'left-out', reason: 'org-admin', count: 3 },
      { standing: 'left-alone', reason: 'org-admin', count: 1 },
    ],
    seats: [
      { resourceId: jira, freed: { planned: 8, came: 5 }, gained: { planned: 0, came: 0 }, stillBillable: 1 },
    ],
    users: {
      freed: { planned: 7, came: 4 },
      gained: { planned: 0, came: 0 },
      stillBillable: 1,
    },
  };
  const count = (view: Partial<ItemsView>, of: Partial<Counted> = {}): number | null =>
    countOf({ ...run, ...of }, results, { ...EVERY_ITEM, ...view });

  it('is known of a run for every number that leads to them', () => {
    expect(count({})).toBe(11);
    expect(count({ state: 'left-alone' })).toBe(1);
    expect(count({ reason: 'org-admin' })).toBe(4);
    expect(count({ reason: 'org-admin', state: 'left-alone' })).toBe(1);
    expect(count({ seat: 'freed', app: jira })).toBe(5);
    expect(count({ seat: 'freed' })).toBe(4);
    expect(count({ seat: 'stillBillable' })).toBe(1);
  });

  it('is known of a plan by its sums', () => {
    expect(count({ outcome: 'partly' }, { status: 'ready' })).toBe(1);
    expect(count({ reason: 'org-admin' }, { status: 'ready' })).toBe(3);
    expect(count({ seat: 'freed', app: jira }, { status: 'ready' })).toBe(8);
    expect(count({ seat: 'freed' }, { status: 'ready' })).toBe(7);
  });

  it('is not known of what nobody counted', () => {
    expect(count({ search: 'ann' })).toBeNull();
    expect(countOf(run, undefined, { ...EVERY_ITEM, reason: 'org-admin' })).toBeNull();
  });
});
