// What the tables of operations keep on every database.
import { beforeEach, expect, it } from 'vitest';
import { EVERYBODY } from '../../src/domain/filter/filter';
import { asAccountId, asResourceId } from '../../src/domain/ids';
import type { PlannedItem } from '../../src/domain/operationPlan';
import { noEffects } from '../../src/domain/planUser';
import { aResource } from '../support/aResource';
import type { Sql } from '../../src/ports';
import { listItems, listItemsOfUser } from '../../src/query/operationItems';
import type { ItemResult } from '../../src/domain/operationRun';
import { readResults } from '../../src/query/operationResults';
import { findOperationView, listOperationRows } from '../../src/query/operationViews';
import { findOldestRead } from '../../src/query/planFigures';
import { listFollowedItems } from '../../src/store/followedItems';
import { changeItems, replaceItems } from '../../src/store/operationItems';
import { upsertResources } from '../../src/store/places';
import {
  changeOperation,
  findOperation,
  forgetNamed,
  insertOperation,
  listFollowing,
  noteProgress,
} from '../../src/store/operations';

const olga = asAccountId('olga');
const ada = asAccountId('ada');

const plan = {
  operationId: 'plan-1',
  about: {
    kind: 'users',
    selection: { kind: 'matching', filter: EVERYBODY, except: [olga] },
    operations: [{ kind: 'suspend' }],
  },
  timeZone: 'Europe/Berlin',
  authorId: olga,
  createdAt: 1_000,
  expiresAt: 2_000,
  jobId: 'plan-1',
} as const;

function anItem(itemNo: number, rest: Partial<PlannedItem> = {}): PlannedItem {
  return {
    itemNo,
    accountId: asAccountId(`user-${itemNo}`),
    email: null,
    outcome: 'change',
    reason: null,
    steps: [{ do: 'deactivate' }],
    skipped: [],
    effects: noEffects,
    ...rest,
  };
}

const invited = { accountId: null, email: '50%_new@acme.example' } as const;
const leftOut = { outcome: 'skip', reason: 'gone', steps: [] } as const;
const items = [anItem(1), anItem(2, leftOut), anItem(3, invited), anItem(4, { accountId: ada })];

export function operationsSuite(database: () => Sql): void {
  beforeEach(async () => {
    for (const table of ['operations', 'operation_items', 'operation_seats'])
      await database().change(`DELETE FROM ${table}`);
    await insertOperation(database(), plan);
    await replaceItems(database(), { operationId: 'plan-1', after: 0, now: 5 }, items);
  });

  const found = async (ask: Partial<Parameters<typeof listItems>[1]> = {}) => {
    const page = await listItems(database(), { operationId: 'plan-1', after: 0, limit: 50, ...ask });
    return page.items.map(({ itemNo }) => itemNo);
  };

  it('an operation is read as it was written, with everybody whom it names', async () => {
    expect(await findOperation(database(), 'plan-1')).toMatchObject({
      ...plan,
      status: 'planning',
      version: 1,
    });
    expect(await findOperation(database(), 'plan-2')).toBeNull();
  });

  it('a list of operations leaves out whom they name', async () => {
    const { items: rows } = await listOperationRows(database(), { cursor: null, now: 1_000 });

    expect(rows).toMatchObject([{ operationId: 'plan-1', about: { selection: { except: [] } } }]);
    expect((await listOperationRows(database(), { cursor: '1000', now: 1_000 })).items).toEqual([]);
  });

  it('whom an invitation names is forgotten when the plan is made', async () => {
    const invitation = { emails: ['a@b.example'], access: [], groupIds: [], sendsMail: false, text: '' };
    const about = { kind: 'invite', invitation } as const;
    await insertOperation(database(), { ...plan, operationId: 'plan-2', about });

    await forgetNamed(database(), 'plan-2');

    expect((await findOperation(database(), 'plan-2'))?.about).toEqual({
      ...about,
      invitation: { ...invitation, emails: [] },
    });
  });

  it('only the first of two changes of the same version is made', async () => {
    const stored = await findOperation(database(), 'plan-1');
    if (stored === null) throw new Error('The plan is not there');
    const guards = [{ guard: 'irreversible', verdict: 'confirm', measured: 1, allowed: null }] as const;

    await noteProgress(database(), 'plan-1', { planned: 4, total: 4, reason: null });
    await changeOperation(database(), stored, { status: 'ready', hash: 'h', guards, usersAsOf: null });

    expect(await changeOperation(database(), stored, { status: 'discarded' })).toBeNull();
    expect(await findOperation(database(), 'plan-1')).toMatchObject({
      status: 'ready',
      hash: 'h',
      guards,
      planned: 4,
      version: 2,
    });
  });

  it('what follows an operation is found with it', async () => {
    const about = { kind: 'undo', operationId: 'plan-1' } as const;
    await insertOperation(database(), { ...plan, operationId: 'undo-1', about });
    const undo = await findOperation(database(), 'undo-1');
    expect((await findOperationView(database(), 'plan-1', 1_000))?.followedBy).toEqual([]);

    if (undo !== null) await changeOperation(database(), undo, { status: 'running', startedAt: 3 });

    expect(await listFollowing(database(), 'plan-1')).toMatchObject([{ operationId: 'undo-1', about }]);
    expect((await findOperationView(database(), 'plan-1', 1_000))?.followedBy).toEqual([
      { operationId: 'undo-1', kind: 'undo', at: 3 },
    ]);
    expect((await findOperationView(database(), 'undo-1', 1_000))?.source).toMatchObject({
      operationId: 'plan-1',
      about: { kind: 'users', operations: [{ kind: 'suspend' }] },
      at: plan.createdAt,
    });
  });

  it('a page of items takes the place of whatever stood after its beginning', async () => {
    await replaceItems(database(), { operationId: 'plan-1', after: 2, now: 6 }, [anItem(3)]);

    expect(await found()).toEqual([1, 2, 3]);
    expect(await found({ search: '%' })).toEqual([]);
  });

  it('items are found by outcome, reason, state and address, and cut into pages', async () => {
    expect(await found({ outcome: 'skip' })).toEqual([2]);
    expect(await found({ reason: 'gone' })).toEqual([2]);
    expect(await found({ state: 'waiting', after: 1 })).toEqual([3, 4]);
    expect(await found({ search: '50%_NEW' })).toEqual([3]);
    const ask = { operationId: 'plan-1', limit: 2 };
    expect(await listItems(database(), { ...ask, after: 0 })).toMatchObject({ next: 2 });
    expect(await listItems(database(), { ...ask, after: 3 })).toMatchObject({ next: null });
  });

  it('what was done to a user is found once the run has begun', async () => {
    expect(await listItemsOfUser(database(), ada)).toEqual([]);

    const stored = await findOperation(database(), 'plan-1');
    if (stored !== null) await changeOperation(database(), stored, { status: 'running', startedAt: 7 });
    const result = { steps: [], before: null, after: null, reason: null, proof: null, reference: null };
    const change = { itemNo: 4, state: 'done', result } as const;
    await changeItems(database(), { operationId: 'plan-1', from: 'waiting', now: 9 }, [change]);

    expect(await listItemsOfUser(database(), ada)).toMatchObject([
      { operationId: 'plan-1', itemNo: 4, state: 'done', result, changedAt: 9 },
    ]);
    expect(await findOperationView(database(), 'plan-1', 1_000)).toMatchObject({
      counts: { waiting: 2, done: 1, skipped: 1, failed: 0 },
    });
  });

  it('who was changed in part before the run was given up is undone, too', async () => {
    const result = { steps: [], before: null, after: null, reason: null, proof: null, reference: null };
    await changeItems(database(), { operationId: 'plan-1', from: 'waiting', now: 9 }, [
      { itemNo: 1, state: 'cancelled', result: null },
      { itemNo: 4, state: 'cancelled', result },
    ]);

    const changed = { operationId: 'plan-1', following: 'changed' } as const;
    const followed = await listFollowedItems(database(), changed, { after: 0, limit: 5 });
    expect(followed.map(({ itemNo }) => itemNo)).toEqual([4]);
  });

  const jira = aResource.resourceId;
  const wiki = asResourceId('ari:cloud:confluence::site/site-1');
  const freesBoth = { ...noEffects, freed: [jira, wiki] };
  const staysInWiki = {
    ...noEffects,
    freed: [jira],
    stillBillable: [{ resourceId: wiki, through: { kind: 'direct' }, reason: 'synced-group' }],
  } as const;

  /** Three users who are to be freed: one is, one only of the first app, one is found free already. */
  const runOnSeats = async (): Promise<void> => {
    await upsertResources(
      database(),
      [aResource, { ...aResource, resourceId: wiki, productKey: 'confluence' }],
      1,
    );
    await replaceItems(database(), { operationId: 'plan-1', after: 0, now: 5 }, [
      anItem(1, { effects: staysInWiki, outcome: 'partly', reason: 'synced-group' }),
      anItem(2, { effects: freesBoth }),
      anItem(3, { effects: freesBoth }),
      anItem(4, leftOut),
    ]);
    const step = { do: 'deactivate' } as const;
    const made = { step, result: 'done', httpStatus: 204, code: null, requestId: 'r', at: 1 } as const;
    const nothing: ItemResult = {
      steps: [],
      before: null,
      after: null,
      reason: null,
      proof: null,
      reference: null,
    };
    const half = [
      { resourceId: jira, isFree: true },
      { resourceId: wiki, isFree: false },
    ];
    await changeItems(database(), { operationId: 'plan-1', from: 'waiting', now: 9 }, [
      { itemNo: 1, state: 'done', result: { ...nothing, steps: [made] } },
      {
        itemNo: 2,
        state: 'failed',
        result: { ...nothing, steps: [made], reason: 'still-billable', proof: half },
      },
      { itemNo: 3, state: 'done', result: { ...nothing, steps: [{ ...made, result: 'already-so' }] } },
    ]);
  };

  it('what a plan frees is counted, and what of it came about', async () => {
    await runOnSeats();

    expect((await readResults(database(), 'plan-1')).seats).toEqual([
      {
        resourceId: jira,
        freed: { planned: 3, came: 2 },
        gained: { planned: 0, came: 0 },
        stillBillable: 0,
      },
      {
        resourceId: wiki,
        freed: { planned: 2, came: 0 },
        gained: { planned: 0, came: 0 },
        stillBillable: 1,
      },
    ]);
  });

  it('users are found by the seats that a plan frees, and by those that came about, as many as are counted', async () => {
    await runOnSeats();

    const { users } = await readResults(database(), 'plan-1');
    expect(users).toEqual({
      freed: { planned: 3, came: 2 },
      gained: { planned: 0, came: 0 },
      stillBillable: 1,
    });
    expect(await found({ seat: { effect: 'freed' } })).toEqual([1, 2, 3]);
    expect(await found({ seat: { effect: 'freed', came: true } })).toEqual([1, 2]);
    expect(await found({ seat: { effect: 'freed', resourceId: wiki } })).toEqual([2, 3]);
    expect(await found({ seat: { effect: 'freed', resourceId: jira, came: true } })).toEqual([1, 2]);
    expect(await found({ seat: { effect: 'stillBillable', resourceId: wiki } })).toEqual([1]);
    expect(await found({ seat: { effect: 'gained' } })).toEqual([]);
  });

  it('a plan about nobody in the mirror was read with nobody', async () => {
    await runOnSeats();

    expect(await findOldestRead(database(), 'plan-1')).toBeNull();
  });

  it('a page of a plan that is made again leaves no seat of the page before', async () => {
    await runOnSeats();

    await replaceItems(database(), { operationId: 'plan-1', after: 1, now: 6 }, [anItem(2)]);

    expect(await found({ seat: { effect: 'freed' } })).toEqual([1]);
  });

  it('users are counted and found by the reason of the run before that of the plan, and by where they stand', async () => {
    await runOnSeats();
    const change = { itemNo: 4, state: 'done', result: null } as const;
    await changeItems(database(), { operationId: 'plan-1', from: 'waiting', now: 9 }, [change]);

    const { reasons } = await readResults(database(), 'plan-1');
    expect(reasons.toSorted((a, b) => a.standing.localeCompare(b.standing))).toEqual([
      { standing: 'done', reason: 'synced-group', count: 1 },
      { standing: 'failed', reason: 'still-billable', count: 1 },
      { standing: 'left-out', reason: 'gone', count: 1 },
    ]);
    expect(await found({ reason: 'still-billable' })).toEqual([2]);
    expect(await found({ state: 'left-out' })).toEqual([4]);
    expect(await found({ state: 'left-alone' })).toEqual([]);
  });
}
