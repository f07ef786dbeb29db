import { describe, expect, it } from 'vitest';
import { answerWords } from '../../src/contract/operationAnswerWords';
import { itemStandingSentence, skippedSentence, stepSentence } from '../../src/contract/operationItemWords';
import { isItemReason, reasonWords, whyOf } from '../../src/contract/operationReasonWords';
import { stopReasonWords, waitWords } from '../../src/contract/operationRunWords';
import { asDirectoryId, asGroupId, asResourceId } from '../../src/domain/ids';
import { skipReasons } from '../../src/domain/operationPlan';

const names = { site: String, group: (id: string) => `group ${id}`, app: () => 'Jira on acme' };
const directoryId = asDirectoryId('d1');
const groupId = asGroupId('g1');
const resourceId = asResourceId('r1');

describe('a run in words', () => {
  it('waits by itself, and stops until somebody resumes it', () => {
    expect([waitWords('rate-limited'), waitWords('other-run'), waitWords('key-missing')]).toEqual([
      'Waits for Atlassian’s rate limit',
      'Waits for another operation',
      'There is no API key',
    ]);
    expect(stopReasonWords.unavailable.action).toBe('Resume the run in a few minutes.');
  });
});

describe('what is done to a user, in words', () => {
  it('names the group, the role and the app', () => {
    expect([
      stepSentence({ do: 'add-member', directoryId, groupId }, names),
      stepSentence({ do: 'remove-member', directoryId, groupId }, names),
      stepSentence({ do: 'assign-role', resourceId, roleId: 'atlassian/user' }, names),
      stepSentence({ do: 'revoke-role', resourceId, roleId: 'atlassian/admin' }, names),
      stepSentence({ do: 'suspend', directoryId }, names),
      stepSentence({ do: 'delete' }, names),
      stepSentence({ do: 'invite', access: [], groupIds: [] }, names),
      stepSentence(
        { do: 'invite', access: [{ resourceId, roleId: 'atlassian/user' }], groupIds: [groupId] },
        names,
      ),
    ]).toMatchInlineSnapshot(`
      [
        "Add to the group group g1",
        "Remove from the group group g1",
        "Give the role User in Jira on acme",
        "Take away the role Product admin in Jira on acme",
        "Suspend",
        "Schedule the account for deletion in 14 days",
        "Invite",
        "Invite to Jira on acme (User), group g1",
      ]
    `);
  });

  it('says of a part that is left out what and why', () => {
    expect(
      skippedSentence({ operation: 'remove-access', reason: 'default-group', groupId, resourceId }, names),
    ).toBe('Remove app access, Jira on acme, group g1: Default group of an app');
    expect(skippedSentence({ operation: 'undo', reason: 'cannot-be-undone' }, names)).toBe(
      'Undo: Cannot be undone',
    );
  });

  it('has words for every reason of a plan, and its own for what Atlassian refused of one user', () => {
    for (const reason of skipReasons) expect(reasonWords(reason).title).not.toBe('');
    expect(reasonWords('not-permitted').title).toBe('Atlassian refused the change');
  });

  it('says what was found in the midst of the changes as such, and nothing where there is no reason', () => {
    const nothing = { steps: [], before: null, after: null, proof: null, reference: null };
    const why = (state: 'failed' | 'skipped') =>
      whyOf({ state, reason: null, result: { ...nothing, reason: 'org-admin' } });

    expect(why('skipped')).toEqual(reasonWords('org-admin'));
    expect(why('failed')?.text).toBe(
      `This showed when some of the changes were made already; nothing more was changed. ${reasonWords('org-admin').text}`,
    );
    expect(whyOf({ state: 'done', reason: null, result: null })).toBeNull();
    expect(whyOf({ state: 'done', reason: 'default-group', result: { ...nothing, reason: null } })).toEqual(
      reasonWords('default-group'),
    );
  });

  it('knows the reasons of plans and runs from everything else', () => {
    expect(['gone', 'app-full', 'conflict'].every(isItemReason)).toBe(true);
    expect(['', 'toString', 'removed'].some(isItemReason)).toBe(false);
  });

  it('does not call left out by the plan whom the run left alone', () => {
    expect(itemStandingSentence({ state: 'skipped', outcome: 'skip' })).toBe('Left out');
    expect(itemStandingSentence({ state: 'skipped', outcome: 'partly' })).toBe('Left alone');
  });

  it('does not call done what was done in part', () => {
    expect(itemStandingSentence({ state: 'done', outcome: 'change' })).toBe('Done');
    expect(itemStandingSentence({ state: 'done', outcome: 'partly' })).toBe('Done in part');
    expect(itemStandingSentence({ state: 'failed', outcome: 'partly' })).toBe('Failed');
  });

  it('says what Atlassian answered, as far as it is known', () => {
    expect(answerWords(409, 'ADMIN-UAM-409-3')).toBe('No license left · HTTP 409 · ADMIN-UAM-409-3');
    expect(answerWords(418, 'ADMIN-UAM-418-1')).toBe('HTTP 418 · ADMIN-UAM-418-1');
    expect(answerWords(204, null)).toBe('HTTP 204');
  });
});
