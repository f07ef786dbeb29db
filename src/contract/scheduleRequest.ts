// The settings of what runs by itself, as the page sends them.
import { z } from 'zod';
import { isTimeOfDay } from '../domain/schedule';
import { syncScheduleBounds } from '../domain/syncSchedule';

// The longest name of the tz database has 32 characters; it only bounds the input.
export const timeZoneName = z.string().min(1).max(64);

const bounded = ({ min, max }: { readonly min: number; readonly max: number }) => z.int().min(min).max(max);

export const syncScheduleRequest = z.strictObject({
  daily: z.strictObject({
    on: z.boolean(),
    time: z.string().refine(isTimeOfDay),
    timeZone: timeZoneName,
  }),
  probe: z.strictObject({ on: z.boolean(), everyMinutes: bounded(syncScheduleBounds.everyMinutes) }),
  directRoles: z.strictObject({ on: z.boolean(), callsPerNight: bounded(syncScheduleBounds.callsPerNight) }),
  keepRunsDays: bounded(syncScheduleBounds.keepRunsDays),
});
