// What users can be filtered by: each field's operators and the values they take. Everything else about a field –
// predicate, SQL, words, control – is a total map over FieldId, so that a new field is complete or does not compile.
import type { UserStatus } from '../directory';

type SetOperator = 'any-of' | 'all-of' | 'none-of';

interface FieldShapes {
  /** Part of name or e-mail address, in any case. */
  readonly search: { readonly operator: 'contains'; readonly value: string };
  /** Cloud ids of sites on which the user can use something. */
  readonly site: { readonly operator: SetOperator; readonly value: string };
  /** Keys of products that the user can use on any site. */
  readonly product: { readonly operator: SetOperator; readonly value: string };
  /** Ids of groups that the user is a member of. */
  readonly group: { readonly operator: SetOperator; readonly value: string };
  /** A user has one status: being in all of several makes no sense. */
  readonly status: { readonly operator: 'any-of' | 'none-of'; readonly value: UserStatus };
  /** In the context of the list. `more-than`: inactive for more than that many days. */
  readonly 'last-active': { readonly operator: 'more-than' | 'never' | 'unknown'; readonly value: number };
}

export type FieldId = keyof FieldShapes;
export type OperatorOf<Field extends FieldId> = FieldShapes[Field]['operator'];
export type ValueOf<Field extends FieldId> = FieldShapes[Field]['value'];

export interface ConditionOn<Field extends FieldId> {
  readonly field: Field;
  readonly operator: OperatorOf<Field>;
  readonly values: readonly ValueOf<Field>[];
}

export type Condition = { readonly [Field in FieldId]: ConditionOn<Field> }[FieldId];

/** A condition as it comes from a URL or a request: nothing about it is known. */
export interface RawCondition {
  readonly field: string;
  readonly operator: string;
  readonly values: readonly (string | number)[];
}

export interface FieldDefinition<Field extends FieldId> {
  readonly operators: readonly OperatorOf<Field>[];
  /** Returns the condition, or null when operator or values are none of the field's. */
  read(raw: RawCondition): ConditionOn<Field> | null;
}

// Bounds of the app's own, so that a filter fits into a URL and its statement into Forge SQL's 1 MiB
// (developer.atlassian.com/platform/forge/limits-sql, 2025-12-01).
export const filterBounds = { conditions: 64, values: 200, textLength: 255, days: 36_500 } as const;

/** How many values an operator takes. */
const arities = {
  contains: { least: 1, most: 1 },
  'any-of': { least: 1, most: filterBounds.values },
  'all-of': { least: 1, most: filterBounds.values },
  'none-of': { least: 1, most: filterBounds.values },
  'more-than': { least: 1, most: 1 },
  never: { least: 0, most: 0 },
  unknown: { least: 0, most: 0 },
} as const satisfies Record<OperatorOf<FieldId>, { readonly least: number; readonly most: number }>;

export const userStatuses = [
  'active',
  'suspended',
  'not_invited',
  'deactivated',
  'for_deletion',
  'unknown',
] as const satisfies readonly UserStatus[];

export const fields: { readonly [Field in FieldId]: FieldDefinition<Field> } = {
  search: define('search', ['contains'], phrase),
  site: define('site', ['any-of', 'all-of', 'none-of'], id),
  product: define('product', ['any-of', 'all-of', 'none-of'], id),
  group: define('group', ['any-of', 'all-of', 'none-of'], id),
  status: define(
    'status',
    ['any-of', 'none-of'],
    (raw) => userStatuses.find((known) => known === raw) ?? null,
  ),
  'last-active': define('last-active', ['more-than', 'never', 'unknown'], days),
};

function define<Field extends FieldId>(
  field: Field,
  operators: readonly OperatorOf<Field>[],
  readValue: (raw: string | number) => ValueOf<Field> | null,
): FieldDefinition<Field> {
  return {
    operators,
    read(raw) {
      const operator = operators.find((known) => known === raw.operator);
      if (operator === undefined) return null;
      const { least, most } = arities[operator];
      if (raw.values.length < least || raw.values.length > most) return null;
      const values = raw.values.map(readValue).filter((value) => value !== null);
      return values.length === raw.values.length ? { field, operator, values } : null;
    },
  };
}

// Control characters and halves of surrogate pairs: no name or id holds them, and SQLite's LIKE ends at a NUL.
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

function phrase(raw: string | number): string | null {
  return id(raw)?.trim() === '' ? null : id(raw);
}

function id(raw: string | number): string | null {
  const isRight =
    typeof raw === 'string' && raw !== '' && raw.length <= filterBounds.textLength && !UNPRINTABLE.test(raw);
  return isRight ? raw : null;
}

function days(raw: string | number): number | null {
  const number = Number(raw);
  const isRight = Number.isInteger(number) && number >= 0 && number <= filterBounds.days;
  // "090", "9e1" or " 90 " would be second spellings of one filter.
  return isRight && String(raw) === String(number) ? number : null;
}
