// Random filters and contexts over the ids and names of an organization, with ids that nobody has and texts that
// mean something to SQL, to LIKE, to a URL or to the typed form.
import * as fc from 'fast-check';
import {
  accountTypes,
  fieldIds,
  fields,
  mfaStates,
  readCondition,
  sources,
  userStatuses,
  type Condition,
  type FieldId,
  type Operator,
} from '../../src/domain/filter/fields';
import { filterOf, type Filter, type LooseClause } from '../../src/domain/filter/filter';
import type { ActivityContext } from '../../src/domain/lastActive';

export interface Known {
  readonly siteIds: readonly string[];
  readonly productKeys: readonly string[];
  readonly groupIds: readonly string[];
  /** Names and e-mail addresses. */
  readonly texts: readonly string[];
  readonly resourceIds?: readonly string[];
  readonly roleIds?: readonly string[];
  readonly platformRoleIds?: readonly string[];
  readonly departments?: readonly string[];
  readonly jobTitles?: readonly string[];
}

export const HOSTILE = [
  "' OR '1'='1",
  "'; DROP TABLE users; --",
  '%',
  '_',
  '!',
  '!%',
  '\\',
  '\\"',
  '?',
  '"',
  '`',
  ',',
  '!c',
  '&=+#',
  '(',
  ')',
  'and',
  'NOT',
  'id:"x"',
  'is unknown',
  '👩‍🚒',
  'שלום',
  'ẞß',
  '𝒳',
];

const ROLES = ['atlassian/user', 'atlassian/admin', 'atlassian/guest', 'atlassian/org-admin'];

/** Every operator of every field, within groups of every kind; conditions that make no sense together, too. */
export function anyFilter(known: Known): fc.Arbitrary<Filter> {
  const { clause } = fc.letrec<{ clause: LooseClause }>((tie) => ({
    clause: fc.oneof(
      { depthSize: 'small', maxDepth: 4, withCrossShrink: true },
      { weight: 5, arbitrary: anyCondition(known) },
      { weight: 1, arbitrary: tie('clause').map((not) => ({ not })) },
      { weight: 1, arbitrary: several(tie('clause')).map((any) => ({ any })) },
      { weight: 1, arbitrary: several(tie('clause')).map((all) => ({ all })) },
    ),
  }));
  return fc
    .array(clause, { maxLength: 3 })
    .map(filterOf)
    .filter((filter) => filter !== null);
}

export function anyContext({ siteIds, productKeys }: Known): fc.Arbitrary<ActivityContext> {
  return fc.record({
    sites: fc.array(anyId(siteIds), { maxLength: 2 }),
    products: fc.array(anyId(productKeys), { maxLength: 2 }),
  });
}

type Values = fc.Arbitrary<readonly (string | number)[]>;

function anyCondition(known: Known): fc.Arbitrary<Condition> {
  const { groupIds, resourceIds = ['app-1', 'app-2'], roleIds = ROLES, platformRoleIds = ROLES } = known;
  const addresses = known.texts.filter((text) => text.includes('@'));
  const text =
    (texts: readonly string[] = known.texts) =>
    (operator: Operator) =>
      operator === 'contains' ? fc.tuple(anyPhrase(texts)) : several(anyId(texts));
  const values = {
    search: () => fc.tuple(anyPhrase(known.texts)),
    email: () => several(anyId(addresses)),
    'email-domain': () => several(anyId(addresses.map((address) => address.replace(/^.*@/, '')))),
    site: () => several(anyId(known.siteIds)),
    product: () => several(anyId(known.productKeys)),
    app: () => several(anyId(resourceIds)),
    group: () => several(anyId(groupIds)),
    role: () => several(anyId(roleIds)),
    'platform-role': () => several(anyId(platformRoleIds)),
    status: () => several(fc.constantFrom(...userStatuses)),
    'account-type': () => several(fc.constantFrom(...accountTypes)),
    source: () => several(fc.constantFrom(...sources)),
    mfa: () => several(fc.constantFrom(...mfaStates)),
    department: text(known.departments),
    'job-title': text(known.jobTitles),
    'last-active': anyTime,
    added: anyTime,
    seat: () => several(anyId(resourceIds)),
    seats: () => fc.tuple(fc.nat(6)),
    'site-count': () => fc.tuple(fc.nat(4)),
    'product-count': () => fc.tuple(fc.nat(8)),
    'group-count': () => fc.tuple(fc.nat(12)),
    path: () => several(anyId(groupIds)),
  } satisfies Record<FieldId, (operator: Operator) => Values>;
  const pairs = fieldIds.flatMap((field) =>
    fields[field].operators.map((operator: Operator) => ({ field, operator })),
  );
  return fc.constantFrom(...pairs).chain(({ field, operator }) => {
    const takesNone = operator === 'unknown' || operator === 'never' || operator === 'direct';
    const given: Values = takesNone ? fc.constant([]) : values[field](operator);
    return given.map((some) => {
      const condition = readCondition({ field, operator, values: some });
      if (condition === null) throw new Error(`No condition: ${field} ${operator} ${JSON.stringify(some)}`);
      return condition;
    });
  });
}

function several<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> {
  return fc.array(value, { minLength: 1, maxLength: 3 });
}

const FIRST_DAY = Date.UTC(2022, 0, 1);
const DAY_MS = 86_400_000;

function anyTime(operator: Operator): fc.Arbitrary<[string | number]> {
  if (operator !== 'before' && operator !== 'after') return fc.tuple(fc.integer({ min: 0, max: 1_500 }));
  return fc
    .nat(2_000)
    .map((days): [string] => [new Date(FIRST_DAY + days * DAY_MS).toISOString().slice(0, 10)]);
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
