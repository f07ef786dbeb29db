// What somebody puts together before there is a plan.
import { describe, expect, it } from 'vitest';
import { operationKinds } from '../../src/domain/operation';
import { planBounds } from '../../src/domain/operationPlan';
import { actionGroups } from '../../static/admin/src/operations/actionGroups';
import {
  newDraft,
  operationOf,
  operationsOf,
  USUAL_ROLE,
} from '../../static/admin/src/operations/operationDrafts';

describe('what is to be done to users', () => {
  it('is offered once each in the menu', () => {
    expect(Object.values(actionGroups).flat().toSorted()).toEqual([...operationKinds].toSorted());
  });

  it.each(['grant-access', 'remove-access', 'add-to-groups', 'remove-from-groups'] as const)(
    'needs to know more: %s',
    (kind) => {
      expect(operationOf(newDraft(kind))).toBeNull();
    },
  );

  it('removes access from everything, whatever was chosen before', () => {
    const draft = { ...newDraft('remove-access'), isEverywhere: true, resourceIds: ['jira'] };

    expect(operationOf(draft)).toEqual({ kind: 'remove-access', resourceIds: 'all' });
  });

  it('gives each app the usual role until another is chosen', () => {
    const draft = { ...newDraft('grant-access'), resourceIds: ['jira', 'wiki'], roleIds: { wiki: 'guest' } };

    expect(operationOf(draft)).toEqual({
      kind: 'grant-access',
      access: [
        { resourceId: 'jira', roleId: USUAL_ROLE },
        { resourceId: 'wiki', roleId: 'guest' },
      ],
    });
  });

  it('forgets the role of an app that is no longer chosen', () => {
    const draft = { ...newDraft('grant-access'), resourceIds: ['jira'], roleIds: { wiki: 'guest' } };

    expect(operationOf(draft)).toEqual({
      kind: 'grant-access',
      access: [{ resourceId: 'jira', roleId: USUAL_ROLE }],
    });
  });

  it('is refused when it names more than a plan may', () => {
    const groupIds = Array.from({ length: planBounds.named + 1 }, (_, no) => `group-${no}`);

    expect(operationOf({ ...newDraft('add-to-groups'), groupIds })).toBeNull();
    expect(operationOf({ ...newDraft('add-to-groups'), groupIds: groupIds.slice(1) })).not.toBeNull();
  });

  it('is put in the order in which it is done', () => {
    const operations = operationsOf([newDraft('suspend'), { ...newDraft('add-to-groups'), groupIds: ['a'] }]);

    expect(operations?.map(({ kind }) => kind)).toEqual(['add-to-groups', 'suspend']);
  });

  it('makes no plan while one part lacks something, or two do not fit', () => {
    expect(operationsOf([newDraft('suspend'), newDraft('add-to-groups')])).toBeNull();
    expect(operationsOf([newDraft('suspend'), newDraft('restore')])).toBeNull();
    expect(operationsOf([newDraft('delete'), newDraft('suspend')])).toBeNull();
    expect(operationsOf([])).toBeNull();
  });
});
