// The instant that is reported may be earlier than the last reading, never later: Atlassian tells changes after it.
import { expect, it } from 'vitest';
import { readAt } from '../../src/personalData/readAt';

const MONDAY = Date.UTC(2026, 10, 16);
const TUESDAY = MONDAY + 86_400_000;
const MINUTES = 60_000;

it.each([
  {
    what: 'begin of the last complete sync, which read everybody',
    profile: { changedAt: MONDAY, goneAt: null },
    usersReadAt: TUESDAY,
    expected: TUESDAY,
  },
  {
    what: 'last change of the row when it came after that sync began, less the time that writing may take',
    profile: { changedAt: TUESDAY + 30 * MINUTES, goneAt: null },
    usersReadAt: TUESDAY,
    expected: TUESDAY + 26 * MINUTES,
  },
  {
    what: 'last change of the row when no complete sync tells more',
    profile: { changedAt: MONDAY, goneAt: null },
    usersReadAt: null,
    expected: MONDAY - 4 * MINUTES,
  },
  {
    what: 'last change of the row when the user is gone: no sync read them since',
    profile: { changedAt: MONDAY, goneAt: TUESDAY },
    usersReadAt: TUESDAY,
    expected: MONDAY - 4 * MINUTES,
  },
])('is the $what', ({ profile, usersReadAt, expected }) => {
  expect(readAt(profile, usersReadAt)).toBe(expected);
});
