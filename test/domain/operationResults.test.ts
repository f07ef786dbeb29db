import { describe, expect, it } from 'vitest';
import { asResourceId } from '../../src/domain/ids';
import { countsByStanding, seatsCame } from '../../src/domain/operationResults';
import type { ItemResult, StepResult } from '../../src/domain/operationRun';

const jira = asResourceId('ari:jira');
const wiki = asResourceId('ari:wiki');

const aResult = (result: StepResult['result'], proof: ItemResult['proof'] = null): ItemResult => ({
  steps: [{ step: { do: 'activate' }, result, httpStatus: null, code: null, requestId: null, at: 0 }],
  before: null,
  after: null,
  reason: null,
  proof,
  reference: null,
});

describe('the seats of a user', () => {
  const half = [
    { resourceId: jira, isFree: true },
    { resourceId: wiki, isFree: false },
  ];

  it('are all freed and given once the user is done', () => {
    expect(seatsCame('done', aResult('done'))).toEqual({ all: true });
  });

  it('of whoever failed on the way are freed as far as Atlassian was seen to have freed them', () => {
    expect(seatsCame('failed', aResult('done', half))).toEqual({ all: false, freed: [jira] });
    expect(seatsCame('failed', aResult('done'))).toEqual({ all: false, freed: [] });
    expect(seatsCame('cancelled', aResult('done', half))).toEqual({ all: false, freed: [jira] });
  });

  it('are not the run’s doing where nothing had to be changed, and not before its end', () => {
    expect(seatsCame('done', aResult('already-so', half))).toEqual({ all: false, freed: [] });
    expect(seatsCame('writing', aResult('done', half))).toEqual({ all: false, freed: [] });
    expect(seatsCame('skipped', null)).toEqual({ all: false, freed: [] });
  });
});

describe('the users of a run', () => {
  it('whom it left alone are not counted with those whom the plan left out', () => {
    const counts = { waiting: 1, writing: 0, done: 2, failed: 1, skipped: 5, cancelled: 0 };
    const byOutcome = { change: 5, partly: 1, skip: 3 };
    const summary = {
      items: 9,
      byOutcome,
      byReason: {},
      steps: {},
      seats: [],
      alsoLosing: 0,
      irreversible: {},
    };

    expect(countsByStanding({ counts, summary })).toEqual({
      waiting: 1,
      writing: 0,
      done: 2,
      failed: 1,
      'left-alone': 2,
      'left-out': 3,
      cancelled: 0,
    });
  });
});
