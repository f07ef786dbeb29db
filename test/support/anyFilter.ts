// Random filters and contexts over the ids and names of an organization, with ids that nobody has and texts that
// mean something to SQL, to LIKE or to a URL.
import * as fc from 'fast-check';
import { fields, userStatuses, type FieldId, type RawCondition } from '../../src/domain/filter/fields';
import { readFilter, type Filter } from '../../src/domain/filter/filter';
import type { ActivityContext } from '../../src/domain/lastActive';

export interface Known {
  readonly siteIds: readonly string[];
  readonly productKeys: readonly string[];
  readonly groupIds: readonly string[];
  /** Names and e-mail addresses. */
  readonly texts: readonly string[];
}

const HOSTILE = [
  "' OR '1'='1",
  "'; DROP TABLE users; --",
  '%',
  '_',
  '!',
  '!%',
  '\\',
  '?',
  '"',
  '`',
  ',',
  '!c',
  '&=+#',
  'ẞß',
  '𝒳',
];

/** Every operator of every field; conditions that make no sense together, too. */
export function anyFilter(known: Known): fc.Arbitrary<Filter> {
  return fc.array(anyCondition(known), { maxLength: 3 }).map((all) => {
    const filter = readFilter({ all });
    if (filter === null) throw new Error(`Not a filter: ${JSON.stringify(all)}`);
    return filter;
  });
}

export function anyContext({ siteIds, productKeys }: Known): fc.Arbitrary<ActivityContext> {
  return fc.record({
    sites: fc.array(anyId(siteIds), { maxLength: 2 }),
    products: fc.array(anyId(productKeys), { maxLength: 2 }),
  });
}

function anyCondition(known: Known): fc.Arbitrary<RawCondition> {
  const several = (value: fc.Arbitrary<string>) => fc.array(value, { minLength: 1, maxLength: 3 });
  const values = {
    search: () => fc.tuple(anyPhrase(known.texts)),
    site: () => several(anyId(known.siteIds)),
    product: () => several(anyId(known.productKeys)),
    group: () => several(anyId(known.groupIds)),
    status: () => several(fc.constantFrom(...userStatuses)),
    'last-active': (operator) =>
      operator === 'more-than' ? fc.tuple(fc.integer({ min: 0, max: 1_500 })) : fc.constant([]),
  } satisfies Record<FieldId, (operator: string) => fc.Arbitrary<(string | number)[]>>;
  const pairs = Object.entries(fields).flatMap(([field, { operators }]) =>
    operators.map((operator) => ({ field: field as FieldId, operator })),
  );
  return fc.constantFrom(...pairs).chain(({ field, operator }) =>
    (values[field](operator) as fc.Arbitrary<(string | number)[]>).map((given) => ({
      field,
      operator,
      values: given,
    })),
  );
}

function anyId(known: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: fc.constantFrom('nobody-has-it', ...HOSTILE) },
  );
}

/** Pieces of what is there, in any case; and anything that may be typed. */
function anyPhrase(texts: readonly string[]): fc.Arbitrary<string> {
  const piece = fc
    .tuple(fc.constantFrom(...texts), fc.nat(6), fc.integer({ min: 1, max: 5 }), fc.boolean())
    .map(([text, from, length, isLoud]) => {
      const part = text.slice(from, from + length);
      return isLoud ? part.toUpperCase() : part;
    });
  const typed = fc.oneof(
    piece,
    fc.constantFrom(...HOSTILE),
    fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
  );
  return typed.filter(
    (text) => fields.search.read({ field: 'search', operator: 'contains', values: [text] }) !== null,
  );
}
