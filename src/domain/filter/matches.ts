// The filter's meaning, user by user. The SQL of query/filterSql.ts chooses the same users.
import { isBilled } from '../access';
import type { ClaimStatus, ManagementSource, UserStatus } from '../directory';
import { lastActiveIn } from '../lastActive';
import type { ActivityContext, ActivityFacts } from '../lastActive';
import { rangeOf } from './days';
import type { ConditionOn, FieldId } from './fields';
import { isCondition } from './filter';
import type { Clause, Filter } from './filter';

export interface FilterableUser extends ActivityFacts {
  readonly name: string | null;
  readonly email: string | null;
  readonly status: UserStatus;
  readonly accountType: ClaimStatus;
  readonly source: ManagementSource | null;
  readonly mfaEnabled: boolean | null;
  readonly department: string | null;
  readonly jobTitle: string | null;
  readonly platformRoles: ReadonlySet<string>;
  readonly groupIds: ReadonlySet<string>;
  /** Resource ids of all that the user can use. */
  readonly appIds: ReadonlySet<string>;
  /** On products, known paths only. */
  readonly roleIds: ReadonlySet<string>;
  readonly seatPaths: readonly SeatPaths[];
}

/** The known paths to billable roles on one resource; they cost a seat while the user is billed. */
export interface SeatPaths {
  readonly resourceId: string;
  readonly isDirect: boolean;
  readonly groupIds: readonly string[];
}

/** What the answer depends on besides the user. */
export interface Viewpoint {
  readonly context: ActivityContext;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Of the admin: where the days of dates begin. IANA name. */
  readonly timeZone: string;
}

export function matches(filter: Filter, user: FilterableUser, view: Viewpoint): boolean {
  return filter.all.every((clause) => meets(clause, user, view));
}

function meets(clause: Clause, user: FilterableUser, view: Viewpoint): boolean {
  if (isCondition(clause)) return meetsCondition(clause, user, view);
  if ('not' in clause) return !meets(clause.not, user, view);
  return 'all' in clause
    ? clause.all.every((part) => meets(part, user, view))
    : clause.any.some((part) => meets(part, user, view));
}

function meetsCondition<Field extends FieldId>(
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
  search: ({ operator, values }, { name, email }) =>
    [name, email].some((own) => values.some((value) => lower(own).includes(value.toLowerCase()))) ===
    (operator === 'contains'),
  email: ({ values }, { email }) => values.includes(lower(email)),
  'email-domain': (condition, { email }) => isText(condition, domainOf(email)),
  site: (condition, user) => has(condition, new Set(held(user).map((place) => place.siteId))),
  product: (condition, user) => has(condition, new Set(held(user).map((place) => place.productKey))),
  app: (condition, { appIds }) => has(condition, appIds),
  group: (condition, { groupIds }) => has(condition, groupIds),
  role: (condition, { roleIds }) => has(condition, roleIds),
  'platform-role': (condition, { platformRoles }) => has(condition, platformRoles),
  status: (condition, { status }) => is(condition, status),
  'account-type': (condition, { accountType }) => is(condition, accountType),
  source: (condition, { source }) => is(condition, source ?? 'unknown'),
  mfa: (condition, { mfaEnabled }) =>
    is(condition, mfaEnabled === null ? 'unknown' : mfaEnabled ? 'on' : 'off'),
  department: (condition, { department }) => isText(condition, lower(department)),
  'job-title': (condition, { jobTitle }) => isText(condition, lower(jobTitle)),
  'last-active': (condition, user, view) => {
    const lastActive = lastActiveIn(user, view.context);
    if (condition.operator === 'never') return lastActive.kind === 'never';
    if (condition.operator === 'unknown') return lastActive.kind === 'unknown';
    return isInRange(condition, 'at' in lastActive ? lastActive.at : null, view);
  },
  added: (condition, { addedAt }, view) =>
    condition.operator === 'unknown' ? addedAt === null : isInRange(condition, addedAt, view),
  seat: (condition, user) => has(condition, new Set(seats(user).map((seat) => seat.resourceId))),
  seats: (condition, user) => isCount(condition, seats(user).length),
  'site-count': (condition, user) =>
    isCount(condition, new Set(held(user).map((place) => place.siteId)).size),
  'product-count': (condition, { appIds }) => isCount(condition, appIds.size),
  'group-count': (condition, { groupIds }) => isCount(condition, groupIds.size),
  path: ({ operator, values }, { seatPaths }) =>
    seatPaths.some(({ isDirect, groupIds }) => {
      if (operator === 'direct') return isDirect;
      const isThrough = groupIds.some((groupId) => values.includes(groupId));
      return isThrough && (operator === 'through' || (!isDirect && groupIds.length === 1));
    }),
};

function held({ places }: FilterableUser): ActivityFacts['places'] {
  return places.filter((place) => place.isHeld);
}

function seats({ status, seatPaths }: FilterableUser): readonly SeatPaths[] {
  return isBilled(status) ? seatPaths : [];
}

/** Fields that compare with what a user has. */
type HasField = 'site' | 'product' | 'app' | 'group' | 'role' | 'platform-role' | 'seat';

function has({ operator, values }: ConditionOn<HasField>, own: ReadonlySet<string>): boolean {
  if (operator === 'all-of') return values.every((value) => own.has(value));
  return values.some((value) => own.has(value)) === (operator === 'any-of');
}

function is(
  { operator, values }: ConditionOn<'status' | 'account-type' | 'source' | 'mfa'>,
  own: string,
): boolean {
  return values.some((value) => value === own) === (operator === 'any-of');
}

/** `own` in lower case; empty: not told. */
function isText(
  { operator, values }: ConditionOn<'email-domain' | 'department' | 'job-title'>,
  own: string,
): boolean {
  if (operator === 'unknown') return own === '';
  if (operator === 'contains') return values.some((value) => own.includes(value.toLowerCase()));
  return values.some((value) => value.toLowerCase() === own) === (operator === 'any-of');
}

function isInRange(
  { operator, values }: ConditionOn<'last-active' | 'added'>,
  at: number | null,
  view: Viewpoint,
): boolean {
  const range = rangeOf(operator, values[0], view);
  if (range === null || at === null) return false;
  return (range.before === undefined || at < range.before) && (range.after === undefined || at > range.after);
}

function isCount(
  { operator, values }: ConditionOn<'seats' | 'site-count' | 'product-count' | 'group-count'>,
  own: number,
): boolean {
  return values.every((value) => (operator === 'at-least' ? own >= value : own <= value));
}

function lower(own: string | null): string {
  return (own ?? '').toLowerCase();
}

/** Returns what follows the last @, in lower case; empty when no address is told. */
function domainOf(email: string | null): string {
  const at = email?.lastIndexOf('@') ?? -1;
  return at < 0 ? '' : lower(email).slice(at + 1);
}
