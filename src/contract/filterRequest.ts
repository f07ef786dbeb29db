// A filter and its context as a request carries them; what they may hold, the field definitions say.
import { z } from 'zod';
import { filterBounds } from '../domain/filter/fields';
import { readFilter } from '../domain/filter/filter';

/** Printable, not empty, bounded. */
export const searchText = z
  .string()
  .min(1)
  .max(filterBounds.textLength)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);

const condition = z.strictObject({
  field: z.string(),
  operator: z.string(),
  values: z.array(z.union([z.string(), z.number()])).readonly(),
});

export const filterRequest = z
  .strictObject({ all: z.array(condition).max(filterBounds.conditions).readonly() })
  .transform((raw, check) => {
    const filter = readFilter(raw);
    if (filter !== null) return filter;
    check.addIssue({ code: 'custom', message: 'A condition is none that a field knows' });
    return z.NEVER;
  });

const ids = z.array(searchText).max(filterBounds.values).readonly();

export const contextRequest = z.strictObject({ sites: ids, products: ids });
