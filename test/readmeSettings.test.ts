// The table of settings in README, held to the settings.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initialSafety, safetyBounds } from '../src/domain/safety';
import { syncScheduleBounds } from '../src/domain/syncSchedule';
import { syncScheduleDocument } from '../src/store/scheduleSettings';
import { differ } from './support/projectFacts';
import { ROOT } from './support/sourceTree';

/** Cells of every row of the section's table. */
function told(): string[][] {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const section = readme.split('### Settings')[1]?.split(/^## /m)[0] ?? '';
  return [...section.matchAll(/^\| `(.+)$/gm)].map((match) =>
    (match[1] ?? '').split('|').map((cell) => cell.replace('`', '').trim()),
  );
}

const { daily, probe, directRoles, keepRunsDays } = syncScheduleDocument.initial;

const numbers = {
  'probe.everyMinutes': [probe.everyMinutes, syncScheduleBounds.everyMinutes],
  'directRoles.callsPerNight': [directRoles.callsPerNight, syncScheduleBounds.callsPerNight],
  keepRunsDays: [keepRunsDays, syncScheduleBounds.keepRunsDays],
  mostUsers: [initialSafety.mostUsers, safetyBounds.mostUsers],
  mostShare: [initialSafety.mostShare, safetyBounds.mostShare],
  leastOrgAdmins: [initialSafety.leastOrgAdmins, safetyBounds.leastOrgAdmins],
  typedAbove: [initialSafety.typedAbove, safetyBounds.typedAbove],
  mostDataAgeHours: [initialSafety.mostDataAgeHours, safetyBounds.mostDataAgeHours],
  tokenUseDays: [initialSafety.tokenUseDays, safetyBounds.tokenUseDays],
  keepDays: [initialSafety.keepDays, safetyBounds.keepDays],
} as const;

describe('the settings in README', () => {
  it('are all that there are', () => {
    const settings = [
      'daily',
      'probe.everyMinutes',
      'directRoles.callsPerNight',
      'keepRunsDays',
      ...Object.keys(initialSafety),
    ];

    expect(
      differ(
        told().map(([name = '']) => name),
        settings,
      ),
    ).toEqual({ missing: [], unknown: [] });
  });

  it.each(Object.entries(numbers))('tell what %s is at first, and its bounds', (name, [initial, bounds]) => {
    const row = told().find(([setting]) => setting === name);

    expect(row?.slice(1, 3)).toEqual([String(initial), `${bounds.min} … ${bounds.max}`]);
  });

  it('tell when the daily sync begins, and how many can be protected', () => {
    const cell = (name: string, at: number) => told().find(([setting]) => setting === name)?.[at];

    expect(cell('daily', 1)).toBe(daily.time);
    expect(cell('protectedUsers', 2)).toBe(`at most ${safetyBounds.protectedUsers}`);
    expect(cell('protectedGroups', 2)).toBe(`at most ${safetyBounds.protectedGroups}`);
  });
});
