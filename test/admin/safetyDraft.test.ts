import { describe, expect, it } from 'vitest';
import { asAccountId, asGroupId } from '../../src/domain/ids';
import { initialSafety } from '../../src/domain/safety';
import { draftOf, problemsOf, requestOf } from '../../static/admin/src/safety/draft';

const formats = { number: String };
const saved = { ...initialSafety, protectedPeople: [] };

describe('the form of the safety settings', () => {
  it('sends what it was given when nobody types anything', () => {
    expect(requestOf(draftOf(saved))).toEqual(initialSafety);
  });

  it.each([0.001, 0.07, 0.29, 0.333, 0.57, 1])('keeps a share of %d through percents', (mostShare) => {
    expect(requestOf(draftOf({ ...saved, mostShare })).mostShare).toBeCloseTo(mostShare, 10);
  });

  it('names whom it protects by their ids', () => {
    const ann = { accountId: asAccountId('ann'), name: 'Ann' };
    const draft = { ...draftOf(saved), people: [ann], groupIds: [asGroupId('board')] };

    expect(requestOf(draft)).toMatchObject({ protectedUsers: ['ann'], protectedGroups: ['board'] });
  });

  it.each([
    ['mostUsers', '0', 'Enter a whole number from 1 to 100000.'],
    ['mostUsers', '12.5', 'Enter a whole number from 1 to 100000.'],
    ['mostUsers', '', 'Enter a whole number from 1 to 100000.'],
    ['mostShare', '100.1', 'Enter a number from 0.1 to 100.'],
    ['mostShare', 'all', 'Enter a number from 0.1 to 100.'],
    ['keepDays', '29', 'Enter a whole number from 30 to 3650.'],
  ] as const)('says what is wrong with %s: %j', (name, text, problem) => {
    const draft = draftOf(saved);

    expect(problemsOf({ ...draft, numbers: { ...draft.numbers, [name]: text } }, formats)).toEqual({
      [name]: problem,
    });
  });

  it('finds nothing wrong with a part of a percent', () => {
    const draft = draftOf(saved);

    expect(problemsOf({ ...draft, numbers: { ...draft.numbers, mostShare: '12.5' } }, formats)).toEqual({});
  });
});
