import { describe, expect, it } from 'vitest';
import { findingWords } from '../../src/contract/probeWords';
import { syncReasons } from '../../src/domain/run';

const times = { relative: () => 'in 2 hours', number: String };

describe('what a look for changes found', () => {
  it('names the numbers that changed, and what follows', () => {
    const changes = [{ what: 'users:active', from: 100, to: 112 }];

    expect(findingWords({ is: 'drift', changes, answer: { is: 'sync', runId: 'r' } }, times)).toBe(
      '12 more active users than at the last full sync: a full sync began.',
    );
  });

  it('counts what it does not name, and says when the next sync may begin', () => {
    const changes = [
      { what: 'groups:all', from: 9, to: 8 },
      { what: 'roles:atlassian/guest', from: 1, to: 2 },
      { what: 'resources', from: 3, to: 4 },
    ];

    expect(findingWords({ is: 'drift', changes, answer: { is: 'later', notBefore: 1 } }, times)).toBe(
      '1 fewer groups, 1 more holders of the role Guest, 1 other number changed than at the last full sync. The next full sync for changes may begin in 2 hours, so that the app does not sync all day.',
    );
  });

  it.each(syncReasons)('never says that nothing changed when the numbers are unknown: %s', (reason) => {
    const words = findingWords({ is: 'unknown', reason, retryAt: null }, times);

    expect(words).toContain('nothing is known');
    expect(words).not.toContain('nothing changed');
  });
});
