// The documents of what runs by itself: what admins chose, and how far the search for direct roles is.
import { z } from 'zod';
import { syncScheduleBounds, type SyncSchedule } from '../domain/syncSchedule';
import type { DocumentKind } from './documents';

const bounded = ({ min, max }: { readonly min: number; readonly max: number }) => z.int().min(min).max(max);

const syncScheduleContent = z.object({
  daily: z.object({ on: z.boolean(), time: z.string(), timeZone: z.string() }),
  probe: z.object({ on: z.boolean(), everyMinutes: bounded(syncScheduleBounds.everyMinutes) }),
  directRoles: z.object({ on: z.boolean(), callsPerNight: bounded(syncScheduleBounds.callsPerNight) }),
  keepRunsDays: bounded(syncScheduleBounds.keepRunsDays),
});

export const syncScheduleDocument: DocumentKind<SyncSchedule> = {
  key: 'sync-schedule',
  version: 1,
  content: syncScheduleContent,
  initial: {
    daily: { on: true, time: '02:30', timeZone: 'UTC' },
    probe: { on: true, everyMinutes: 15 },
    directRoles: { on: true, callsPerNight: 500 },
    keepRunsDays: 400,
  },
};

export const directRoleRoundContent = z.object({
  /** The last user of this round that was looked at, by number; 0 before the first. */
  after: z.number(),
  /** When this round began, and the one before it; null before it. */
  roundBeganAt: z.number().nullable(),
  roundBeforeBeganAt: z.number().nullable(),
  lastAt: z.number().nullable(),
  /** Users looked at in this round, of so many. */
  checked: z.number(),
  holders: z.number().nullable(),
  /** The last role of a product whose holders were searched. */
  searched: z.object({ resourceNo: z.number(), roleId: z.string() }).nullable(),
});

export type DirectRoleRound = z.output<typeof directRoleRoundContent>;

/** How far the nightly search for direct roles is. Written by its job alone. */
export const directRoleRoundDocument: DocumentKind<DirectRoleRound> = {
  key: 'direct-role-round',
  version: 1,
  content: directRoleRoundContent,
  initial: {
    after: 0,
    roundBeganAt: null,
    roundBeforeBeganAt: null,
    lastAt: null,
    checked: 0,
    holders: null,
    searched: null,
  },
};
