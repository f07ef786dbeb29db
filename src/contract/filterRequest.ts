// A filter and its context as a request carries them; what they may hold, the field definitions say.
import { z } from 'zod';
import { readFilter } from '../domain/filter/filter';
import type { Filter } from '../domain/filter/filter';
import { filterBounds } from '../domain/filter/values';
import { isTimeZone } from '../domain/schedule';
import { timeZoneName } from './scheduleRequest';

/** Printable, not empty, bounded. */
export const searchText = z
  .string()
  .min(1)
  .max(filterBounds.textLength)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);

export const filterRequest = z.custom<Filter>().transform((raw: unknown, check) => {
  const filter = readFilter(raw);
  if (filter !== null) return filter;
  check.addIssue({ code: 'custom', message: 'Not a filter, or one that holds too much' });
  return z.NEVER;
});

export const groupChoicesRequest = z.strictObject({
  /** Part of the names of groups; absent: the first groups by name. */
  groupSearch: searchText.optional(),
  /** Groups whose names are asked for: those that a filter or an operation holds. */
  groupIds: z.array(searchText).max(filterBounds.values).default([]),
});

const ids = z.array(searchText).max(filterBounds.values).readonly();

export const contextRequest = z.strictObject({ sites: ids, products: ids });

/** Of the person who looks: dates of a filter are days there. */
export const timeZoneRequest = timeZoneName.refine(isTimeZone).default('UTC');
