// Filter and context as parameters of a URL, without loss in either direction. A condition that everybody must meet is
// one parameter, `field.operator=value,value`: site.any-of=…, last-active.more-than=90, last-active.never= and so on.
// Every other clause is a parameter `where` in the typed form, things by their ids. Other parameters without a dot are
// somebody else's.
import type { ActivityContext } from '../lastActive';
import { fields, readCondition } from './fields';
import { EVERYBODY, filterOf, isCondition } from './filter';
import type { Clause, Filter, LooseClause } from './filter';
import { NO_NAMES } from './typed/names';
import { parseFilter } from './typed/parse';
import { printFilter } from './typed/print';
import { filterBounds } from './values';

export type Param = readonly [name: string, text: string];

const TYPED = 'where';

export function filterToParams(filter: Filter): Param[] {
  return filter.all.map((clause) =>
    isCondition(clause)
      ? [`${clause.field}.${clause.operator}`, listToText(clause.values)]
      : [TYPED, printFilter({ all: [clause] }, NO_NAMES)],
  );
}

/** Returns null when any clause is unknown, malformed or out of bounds. */
export function filterFromParams(params: Iterable<Param>): Filter | null {
  const all: LooseClause[] = [];
  for (const param of params) {
    const clauses = clausesFrom(param);
    if (clauses === null) return null;
    all.push(...clauses);
  }
  return filterOf(all);
}

/** Returns null when the parameter should be a clause and is none. */
function clausesFrom([name, text]: Param): readonly Clause[] | null {
  if (name === TYPED) {
    const { filter } = parseFilter(text, NO_NAMES);
    return filter === null || filter.all.length === 0 ? null : filter.all;
  }
  const dot = name.indexOf('.');
  if (dot < 0) return EVERYBODY.all;
  const values = listFromText(text);
  if (values === null) return null;
  const condition = readCondition({ field: name.slice(0, dot), operator: name.slice(dot + 1), values });
  return condition && [condition];
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
