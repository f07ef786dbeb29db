import { expect, test } from 'vitest';
import { Zone } from '../../src/domain/schedule';
import { zonedTime } from '../../static/admin/src/export/zonedTime';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const EPOCH_SERIAL = 25_569;

// Changed by half an hour, in the night, at 00:01, from midnight on, never, and beyond the date line.
const ZONES = [
  'Australia/Lord_Howe',
  'Europe/Prague',
  'America/St_Johns',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Pacific/Chatham',
];

test.each(ZONES)('clocks of %s are shown as they are, also on days on which they change', (timeZone) => {
  const time = zonedTime(timeZone);
  const zone = new Zone(timeZone);
  const begin = Date.parse('2026-01-01T00:00:00.789Z');

  const instants = Array.from({ length: 365 * 12 }, (_, i) => begin + i * 121 * MINUTE_MS);

  const shown = instants.map((at) => Math.round((time.serial(at) - EPOCH_SERIAL) * DAY_MS));
  expect(shown).toEqual(instants.map((at) => zone.toWall(at)));
});
