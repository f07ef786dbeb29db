// How a table is to look, as a request carries it.
import { z } from 'zod';
import { densities, preferenceBounds, preferredTables } from '../domain/preferences';

export const preferredTable = z.enum(preferredTables);

const column = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(preferenceBounds.keyLength),
  width: z.int().min(preferenceBounds.width.min).max(preferenceBounds.width.max),
});

export const tablePreferences = {
  columns: z
    .array(column)
    .max(preferenceBounds.columns)
    .refine((columns) => new Set(columns.map(({ key }) => key)).size === columns.length)
    .readonly(),
  density: z.enum(densities),
};
