// The filter's meaning, user by user. The SQL of query/filterSql.ts chooses the same users.
import type { UserStatus } from '../directory';
import { lastActiveIn } from '../lastActive';
import type { ActivityContext, ActivityFacts } from '../lastActive';
import type { ConditionOn, FieldId } from './fields';
import type { Filter } from './filter';

export interface FilterableUser extends ActivityFacts {
  readonly name: string | null;
  readonly email: string | null;
  readonly status: UserStatus;
  readonly groupIds: ReadonlySet<string>;
}

/** What the answer depends on besides the user. */
export interface Viewpoint {
  readonly context: ActivityContext;
  /** Epoch milliseconds. */
  readonly now: number;
}

export function matches(filter: Filter, user: FilterableUser, view: Viewpoint): boolean {
  return filter.all.every((condition) => meets(condition, user, view));
}

function meets<Field extends FieldId>(
  condition: ConditionOn<Field>,
  user: FilterableUser,
  view: Viewpoint,
): boolean {
  return predicates[condition.field](condition, user, view);
}

const predicates: {
  readonly [Field in FieldId]: (
    condition: ConditionOn<Field>,
    user: FilterableUser,
    view: Viewpoint,
  ) => boolean;
} = {
  search: ({ values }, { name, email }) =>
    values.some((value) =>
      [name, email].some((text) => (text ?? '').toLowerCase().includes(value.toLowerCase())),
    ),
  site: (condition, user) => comparesTo(condition, new Set(held(user).map((place) => place.siteId))),
  product: (condition, user) => comparesTo(condition, new Set(held(user).map((place) => place.productKey))),
  group: (condition, user) => comparesTo(condition, user.groupIds),
  status: ({ operator, values }, { status }) => values.includes(status) === (operator === 'any-of'),
  'last-active': ({ operator, values }, user, { context, now }) => {
    const lastActive = lastActiveIn(user, context);
    if (operator !== 'more-than') return lastActive.kind === operator;
    const isDated = lastActive.kind === 'used' || lastActive.kind === 'never';
    return isDated && values.every((days) => lastActive.at < idleSince(days, now));
  },
};

const DAY_MS = 86_400_000;

/** Returns the instant before which the last use must lie to be more than that many days ago. */
export function idleSince(days: number, now: number): number {
  return now - days * DAY_MS;
}

function held({ places }: FilterableUser): ActivityFacts['places'] {
  return places.filter((place) => place.isHeld);
}

function comparesTo(
  { operator, values }: ConditionOn<'site' | 'product' | 'group'>,
  own: ReadonlySet<string>,
): boolean {
  if (operator === 'all-of') return values.every((value) => own.has(value));
  return values.some((value) => own.has(value)) === (operator === 'any-of');
}
