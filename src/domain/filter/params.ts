// Filter and context as parameters of a URL, without loss in either direction. A condition is one parameter,
// `field.operator=value,value`: site.any-of=…, last-active.more-than=90, last-active.never= and so on. Parameters
// without a dot are somebody else's.
import type { ActivityContext } from '../lastActive';
import { fields, filterBounds } from './fields';
import type { RawCondition } from './fields';
import { readFilter } from './filter';
import type { Filter } from './filter';

export type Param = readonly [name: string, text: string];

export function filterToParams(filter: Filter): Param[] {
  return filter.all.map(({ field, operator, values }) => [`${field}.${operator}`, listToText(values)]);
}

/** Returns null when any condition is unknown, malformed or out of bounds. */
export function filterFromParams(params: Iterable<Param>): Filter | null {
  const all: RawCondition[] = [];
  for (const [name, text] of params) {
    const dot = name.indexOf('.');
    if (dot < 0) continue;
    const values = listFromText(text);
    if (values === null) return null;
    all.push({ field: name.slice(0, dot), operator: name.slice(dot + 1), values });
  }
  return readFilter({ all });
}

/** Null: the context follows the filter, and the URL says nothing of it. */
export function contextToParams(context: ActivityContext | null): Param[] {
  if (context === null) return [];
  return [
    ['sites', listToText(context.sites)],
    ['products', listToText(context.products)],
  ];
}

/** Returns `invalid` when a value is malformed; null when the URL states no context. */
export function contextFromParams(params: Iterable<Param>): ActivityContext | 'invalid' | null {
  const stated = new Map([...params].filter(([name]) => name === 'sites' || name === 'products'));
  if (stated.size === 0) return null;
  const sites = idsFromText(stated.get('sites') ?? '');
  const products = idsFromText(stated.get('products') ?? '');
  return sites === null || products === null ? 'invalid' : { sites, products };
}

function idsFromText(text: string): readonly string[] | null {
  const values = listFromText(text);
  if (values === null || values.length > filterBounds.values) return null;
  if (values.length === 0) return values;
  return fields.site.read({ field: 'site', operator: 'any-of', values })?.values ?? null;
}

// In a value `!c` stands for a comma and `!!` for itself. The empty text is the empty list: no value is empty.
function listToText(values: readonly (string | number)[]): string {
  return values.map((value) => String(value).replaceAll('!', '!!').replaceAll(',', '!c')).join(',');
}

function listFromText(text: string): string[] | null {
  if (!/^(?:[^!]|![!c])*$/u.test(text)) return null;
  if (text === '') return [];
  return text.split(',').map((part) => part.replace(/![!c]/g, (escaped) => (escaped === '!c' ? ',' : '!')));
}
