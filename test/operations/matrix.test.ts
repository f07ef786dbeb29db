// Every operation for every kind of user, planned, confirmed and run: who is changed, who is left alone and why, and
// that the organization is as the results say.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skipReasonWords } from '../../src/contract/operationWords';
import { asAccountId } from '../../src/domain/ids';
import { operationKinds, type OperationKind } from '../../src/domain/operation';
import type { OperationItem } from '../../src/domain/operationRun';
import { userKinds, type UserKind } from './everyKind';
import { createKindsWorld, operationOf, type Run, type KindsWorld } from './kindsWorld';

const cells = operationKinds.flatMap((kind) => userKinds.map((userKind) => ({ kind, userKind })));

describe.each(['centralized', 'original'] as const)('%s user management:', (model) => {
  let world: KindsWorld;
  const runs = new Map<OperationKind, Run>();

  beforeAll(async () => {
    world = await createKindsWorld(model);
    for (const [at, kind] of operationKinds.entries()) {
      const accountIds = userKinds.flatMap((userKind) => personOf(userKind, at).accountId);
      const operations = [operationOf(kind, world.kinds)];
      runs.set(
        kind,
        await world.run({ kind: 'users', selection: { kind: 'these', accountIds }, operations }),
      );
    }
  }, 120_000);
  afterAll(() => world.close());

  function personOf(userKind: UserKind, at: number) {
    const person = world.kinds.people[userKind][at];
    if (person === undefined) throw new Error(`There are too few who are ${userKind}`);
    return person;
  }

  function itemOf(kind: OperationKind, userKind: UserKind): OperationItem {
    const { accountId } = personOf(userKind, operationKinds.indexOf(kind));
    const item = runs.get(kind)?.items.find((each) => each.accountId === accountId);
    if (item === undefined) throw new Error(`Nothing came of ${kind} for ${userKind}`);
    return item;
  }

  describe('a run', () => {
    it.each(cells)('of $kind does to somebody who is $userKind what was planned', ({ kind, userKind }) => {
      const { outcome, reason, steps, state, result } = itemOf(kind, userKind);

      const isPlanned = outcome !== 'skip';
      expect(state).toBe(isPlanned ? 'done' : 'skipped');
      expect(result?.steps.map((step) => step.result) ?? []).toEqual(
        isPlanned ? steps.map(() => 'done') : [],
      );
      if (reason !== null) expect(skipReasonWords[reason].text).toMatch(/\S/);
    });

    it('is completed for everybody, and the mirror is as the organization afterwards', async () => {
      expect([...runs.values()].map(({ outcome }) => outcome)).toEqual(operationKinds.map(() => 'completed'));
      expect((await world.compare()).first).toEqual([]);
    });

    it('leaves a record that holds', async () => {
      const verdict = await world.call('audit.verify');

      expect(verdict.broken).toBeNull();
      const changed = [...runs.values()].flatMap(({ items }) =>
        items.filter(({ state }) => state === 'done'),
      );
      expect(verdict.entries).toBeGreaterThan(changed.length);
    });
  });

  it.each(operationKinds)('nobody plans %s for themselves, or for whoever created the key', async (kind) => {
    const { operator, keyOwner } = world.kinds;
    const author = asAccountId(operator.accountId);
    await world.call('access.set', { accountId: author, role: 'operator' });
    const people = { yourself: author, 'key-owner': keyOwner.accountId };

    for (const [reason, accountId] of Object.entries(people)) {
      const { certainSkips } = await world.callAs(author, 'user.get', { accountId });
      expect(certainSkips[kind]).toBe(reason);
    }
    const items = await world.planAs(author, {
      kind: 'users',
      selection: { kind: 'these', accountIds: Object.values(people) },
      operations: [operationOf(kind, world.kinds)],
    });

    expect(items.map(({ accountId, outcome, reason }) => ({ accountId, outcome, reason }))).toEqual(
      Object.entries(people).map(([reason, accountId]) => ({ accountId, outcome: 'skip', reason })),
    );
  });
});
