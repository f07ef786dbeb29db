// Whom a list, a selection or a task is about.
import { fields, filterBounds } from './fields';
import type { Condition, FieldId, RawCondition } from './fields';

/** Users who meet every condition. */
export interface Filter {
  readonly all: readonly Condition[];
}

export const EVERYBODY: Filter = { all: [] };

/** Returns the filter, or null when any part of it is unknown, malformed or out of bounds. */
export function readFilter(raw: { readonly all: readonly RawCondition[] }): Filter | null {
  if (raw.all.length > filterBounds.conditions) return null;
  const all = raw.all.map(readCondition).filter((condition) => condition !== null);
  const values = all.reduce((sum, condition) => sum + condition.values.length, 0);
  return all.length === raw.all.length && values <= filterBounds.values ? { all } : null;
}

function readCondition(raw: RawCondition): Condition | null {
  return isFieldId(raw.field) ? fields[raw.field].read(raw) : null;
}

function isFieldId(text: string): text is FieldId {
  return Object.hasOwn(fields, text);
}
