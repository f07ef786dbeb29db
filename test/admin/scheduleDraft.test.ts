import { describe, expect, it } from 'vitest';
import { syncScheduleDocument } from '../../src/store/scheduleSettings';
import { draftOf, problemsOf, requestOf } from '../../static/admin/src/schedule/draft';

const formats = { number: (value: number) => value.toLocaleString('en-US') };
const settings = syncScheduleDocument.initial;

describe('the form of the sync schedule', () => {
  it('sends what it got when nothing was changed', () => {
    expect(requestOf(draftOf(settings))).toEqual(settings);
  });

  it('sends the same for what only looks different', () => {
    const draft = draftOf(settings);

    expect(requestOf({ ...draft, everyMinutes: '015' })).toEqual(requestOf(draft));
  });

  it('has no problem with settings that are stored', () => {
    expect(problemsOf(draftOf(settings), formats)).toEqual({});
  });

  it.each([
    [{ time: '' }, 'daily.time'],
    [{ timeZone: '+02:00' }, 'daily.timeZone'],
    [{ everyMinutes: '4' }, 'probe.everyMinutes'],
    [{ everyMinutes: '7.5' }, 'probe.everyMinutes'],
    [{ callsPerNight: '' }, 'directRoles.callsPerNight'],
    [{ keepRunsDays: '3651' }, 'keepRunsDays'],
  ])('names the field that %o makes wrong, and only that', (changes, field) => {
    expect(Object.keys(problemsOf({ ...draftOf(settings), ...changes }, formats))).toEqual([field]);
  });
});
