// What users can be filtered by: each field's operators and the values they take. Everything else about a field –
// predicate, SQL, words, spelling, control – is a total map over FieldId, so that a new field is complete or does
// not compile.
import type { ClaimStatus, ManagementSource, UserStatus } from '../directory';
import { choice, count, day, days, filterBounds, lowerCased, named, phrase, text } from './values';
import type { ValueType } from './values';

type Has = 'any-of' | 'all-of' | 'none-of';
type Is = 'any-of' | 'none-of';
type Dated = 'more-than' | 'less-than' | 'before' | 'after' | 'unknown';
type Counted = 'at-least' | 'at-most';

export type MfaState = 'on' | 'off' | 'unknown';

interface FieldShapes {
  /** Part of name or e-mail address, in any case. */
  readonly search: Shape<'contains' | 'not-contains', string>;
  /** Whole addresses, in lower case: a list that somebody pastes. */
  readonly email: Shape<'any-of', string>;
  /** In lower case. `unknown`: no address is told. */
  readonly 'email-domain': Shape<Is | 'unknown', string>;
  /** Cloud ids of sites on which the user can use something. */
  readonly site: Shape<Has, string>;
  /** Keys of products that the user can use on any site. */
  readonly product: Shape<Has, string>;
  /** Resource ids: one product on one site that the user can use. */
  readonly app: Shape<Has, string>;
  /** Ids of groups that the user is a member of. */
  readonly group: Shape<Has, string>;
  /** Ids of roles that the user holds on any product, directly or through a group. */
  readonly role: Shape<Has, string>;
  /** Ids of roles in the organization itself. */
  readonly 'platform-role': Shape<Has, string>;
  /** A user has one status: being in all of several makes no sense. */
  readonly status: Shape<Is, UserStatus>;
  readonly 'account-type': Shape<Is, ClaimStatus>;
  readonly source: Shape<Is, ManagementSource>;
  readonly mfa: Shape<Is, MfaState>;
  /** Whole or, with `contains`, in part; in any case. */
  readonly department: Shape<Is | 'contains' | 'unknown', string>;
  readonly 'job-title': Shape<Is | 'contains' | 'unknown', string>;
  /** In the context of the list. Who was never active counts with the date of being added, as the list shows it. */
  readonly 'last-active': Shape<Dated | 'never', string | number>;
  readonly added: Shape<Dated, string | number>;
  /** Resource ids on which the user is billable. */
  readonly seat: Shape<Has, string>;
  readonly seats: Shape<Counted, number>;
  readonly 'site-count': Shape<Counted, number>;
  /** Products on sites: Jira on two sites counts twice. */
  readonly 'product-count': Shape<Counted, number>;
  readonly 'group-count': Shape<Counted, number>;
  /**
   * How at least one seat is held, over all known paths. `only-through`: through one of these groups and in no other
   * way; `through`: also through one of these groups; `direct`: also by a role that no group gives.
   */
  readonly path: Shape<'only-through' | 'through' | 'direct', string>;
}

interface Shape<How, Value> {
  readonly operator: How;
  readonly value: Value;
}

export type FieldId = keyof FieldShapes;
export type OperatorOf<Field extends FieldId> = FieldShapes[Field]['operator'];
export type ValueOf<Field extends FieldId> = FieldShapes[Field]['value'];
export type Operator = OperatorOf<FieldId>;

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
  readonly values: readonly unknown[];
}

/**
 * How a field is chosen: part of a text, a list of typed texts, things of the organization by name, one of few fixed
 * words, a time, a number, or the path of a seat.
 */
export type ControlKind = 'search' | 'list' | 'things' | 'choices' | 'texts' | 'time' | 'number' | 'path';

export interface FieldDefinition<Field extends FieldId> {
  readonly control: ControlKind;
  readonly operators: readonly OperatorOf<Field>[];
  /** What values each operator takes; null: none. */
  readonly takes: Takes<Field>;
  /** Returns the condition, or null when operator or values are none of the field's. */
  read(raw: RawCondition): ConditionOn<Field> | null;
}

type Takes<Field extends FieldId> = Readonly<Record<OperatorOf<Field>, ValueType<ValueOf<Field>> | null>>;

/** Operators that take a list; the others take one value or none. */
export const severalValues: ReadonlySet<Operator> = new Set([
  'any-of',
  'all-of',
  'none-of',
  'only-through',
  'through',
]);

export const userStatuses = [
  'active',
  'suspended',
  'not_invited',
  'deactivated',
  'for_deletion',
  'unknown',
] as const satisfies readonly UserStatus[];

export const accountTypes = ['managed', 'unmanaged', 'unknown'] as const satisfies readonly ClaimStatus[];

export const sources = ['invited', 'synced', 'unknown'] as const satisfies readonly ManagementSource[];

export const mfaStates = ['on', 'off', 'unknown'] as const satisfies readonly MfaState[];

function has(things: ValueType<string>) {
  return { 'any-of': things, 'all-of': things, 'none-of': things };
}

function is<Value extends string>(values: ValueType<Value>) {
  return { 'any-of': values, 'none-of': values };
}

const dated = { 'more-than': days, 'less-than': days, before: day, after: day, unknown: null };

const counted = { 'at-least': count, 'at-most': count };

export const fields: { readonly [Field in FieldId]: FieldDefinition<Field> } = {
  search: define('search', 'search', { contains: phrase, 'not-contains': phrase }),
  email: define('email', 'list', { 'any-of': lowerCased }),
  'email-domain': define('email-domain', 'texts', { ...is(lowerCased), unknown: null }),
  site: define('site', 'things', has(named('site'))),
  product: define('product', 'things', has(named('product'))),
  app: define('app', 'things', has(named('app'))),
  group: define('group', 'things', has(named('group'))),
  role: define('role', 'things', has(named('role'))),
  'platform-role': define('platform-role', 'things', has(named('platform-role'))),
  status: define('status', 'choices', is(choice(userStatuses))),
  'account-type': define('account-type', 'choices', is(choice(accountTypes))),
  source: define('source', 'choices', is(choice(sources))),
  mfa: define('mfa', 'choices', is(choice(mfaStates))),
  department: define('department', 'texts', { ...is(text), contains: phrase, unknown: null }),
  'job-title': define('job-title', 'texts', { ...is(text), contains: phrase, unknown: null }),
  'last-active': define('last-active', 'time', { ...dated, never: null }),
  added: define('added', 'time', dated),
  seat: define('seat', 'things', has(named('app'))),
  seats: define('seats', 'number', counted),
  'site-count': define('site-count', 'number', counted),
  'product-count': define('product-count', 'number', counted),
  'group-count': define('group-count', 'number', counted),
  path: define('path', 'path', { 'only-through': named('group'), through: named('group'), direct: null }),
};

export const fieldIds: readonly FieldId[] = Object.keys(fields).filter(isFieldId);

function isFieldId(name: string): name is FieldId {
  return Object.hasOwn(fields, name);
}

/** Returns what values the operator takes on the field: null for none, undefined when the field has no such operator. */
export function valueTypeOf(field: FieldId, operator: string): ValueType<string | number> | null | undefined {
  const takes: Readonly<Record<string, ValueType<string | number> | null>> = fields[field].takes;
  return Object.hasOwn(takes, operator) ? takes[operator] : undefined;
}

function define<Field extends FieldId>(
  field: Field,
  control: ControlKind,
  takes: Takes<Field>,
): FieldDefinition<Field> {
  const operators = Object.keys(takes).filter((name): name is OperatorOf<Field> =>
    Object.hasOwn(takes, name),
  );
  return {
    control,
    operators,
    takes,
    read(raw) {
      const operator = operators.find((known) => known === raw.operator);
      if (operator === undefined || !isRightNumber(raw.values.length, operator, takes[operator])) return null;
      const read = takes[operator]?.read ?? (() => null);
      const values = raw.values.map(read).filter((value) => value !== null);
      return values.length === raw.values.length ? { field, operator, values } : null;
    },
  };
}

function isRightNumber(values: number, operator: Operator, type: ValueType<unknown> | null): boolean {
  if (type === null) return values === 0;
  return severalValues.has(operator) ? values >= 1 && values <= filterBounds.values : values === 1;
}

/** Returns the condition, or null when field, operator or values are not known or out of bounds. */
export function readCondition(raw: RawCondition): Condition | null {
  return isFieldId(raw.field) ? fields[raw.field].read(raw) : null;
}
