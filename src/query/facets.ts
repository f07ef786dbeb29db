// How many users each choice of a field would leave: the users that the rest of the filter chooses, grouped.
import { z } from 'zod';
import { contextOf } from '../domain/filter/context';
import { besidesField } from '../domain/filter/facet';
import type { Facet, FacetChoice, FacetField } from '../domain/filter/facet';
import { accountTypes, mfaStates, sources, userStatuses } from '../domain/filter/fields';
import type { ConditionOn } from '../domain/filter/fields';
import { conditionsOf, isCondition } from '../domain/filter/filter';
import type { Clause, Filter } from '../domain/filter/filter';
import type { ActivityContext } from '../domain/lastActive';
import type { Sql } from '../ports';
import type { Counts } from '../store/counts';
import { isLastActive } from './conditionSql';
import { groupUsers } from './facetSql';
import type { Grouped } from './facetSql';
import { filterTests } from './filterSql';
import { listOf, plain, sqlText } from './fragment';
import { readMirrorKeys, scopesOf } from './mirrorKeys';
import type { MirrorKeys } from './mirrorKeys';
import { timeOfCount } from './timeOfCount';
import { countChosen } from './userChoice';
import { findStart } from './userStart';

export interface FacetRequest {
  readonly filter: Filter;
  /** Null: the sites and products that the filter asks for, each choice of them included. */
  readonly context: ActivityContext | null;
  readonly field: FacetField;
  /** Part of the names of groups; null: any. */
  readonly search: string | null;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly timeZone: string;
}

// As many as a list in a control stays readable with. Sites, apps and whatever is one of few are listed whole.
const MOST_OF_MANY = 50;
const MOST = 10_000;

const manyValued: ReadonlySet<FacetField> = new Set(['email-domain', 'group', 'department', 'job-title']);

const facetShape: z.ZodType<Facet> = z.object({
  choices: z.array(z.object({ value: z.string(), name: z.string().nullable(), users: z.number() })),
  hasMore: z.boolean(),
});

export async function countFacet(sql: Sql, request: FacetRequest, counts: Counts): Promise<Facet> {
  const { context, field, search } = request;
  const filter = besidesField(request.filter, field);
  const what = ['facet', field, search, filter, context, timeOfCount(filter, request)];
  const kept = await counts.open(what, facetShape);
  if (kept.count !== null) return kept.count;
  const keys = await readMirrorKeys(sql, conditionsOf(filter));
  const facet = await countChoices(sql, { ...request, filter }, keys);
  await kept.keep(facet);
  return facet;
}

/** The request's filter is without the condition of the field. */
async function countChoices(sql: Sql, request: FacetRequest, keys: MirrorKeys): Promise<Facet> {
  const { filter, context, field, search } = request;
  if (context === null && (field === 'site' || field === 'product') && asksForActivity(filter)) {
    return mostFirst(await countPlaces(sql, { ...request, field }, keys));
  }
  const isMany = manyValued.has(field);
  // One more for those whom nothing is told of, one more to know whether there are more.
  const most = isMany ? MOST_OF_MANY + 2 : MOST;
  const tests = testsOf(request, keys);
  const grouped = await groupUsers(sql, { field, search, keys, tests, most });
  const choices = await choicesFrom(sql, grouped, { field, keys });
  return isMany
    ? { choices: choices.slice(0, MOST_OF_MANY), hasMore: choices.length > MOST_OF_MANY }
    : mostFirst(choices);
}

function testsOf({ filter, context, now, timeZone }: Omit<FacetRequest, 'search'>, keys: MirrorKeys) {
  const scopeNos = scopesOf(context ?? contextOf(filter), keys);
  return filterTests(filter, { keys, scopeNos, now, timeZone });
}

function mostFirst(choices: readonly FacetChoice[]): Facet {
  return { choices: choices.toSorted((a, b) => b.users - a.users), hasMore: false };
}

function asksForActivity(filter: Filter): boolean {
  return conditionsOf(filter).some(isOnActivity);
}

function isOnActivity(clause: Clause): clause is ConditionOn<'last-active'> {
  return isCondition(clause) && clause.field === 'last-active';
}

interface PlacesRequest extends FacetRequest {
  readonly field: 'site' | 'product';
}

/** With each of these choices, last active is looked for somewhere else. */
async function countPlaces(sql: Sql, request: PlacesRequest, keys: MirrorKeys): Promise<FacetChoice[]> {
  const { filter, field } = request;
  const activity = filter.all.filter(isOnActivity);
  const rest = { all: filter.all.filter((clause) => !isOnActivity(clause)) };
  const { sites, products } = contextOf(filter);
  if (sites.length + products.length > 0 || asksForActivity(rest)) return countEachPlace(sql, request, keys);
  // The rows that say who uses a place also say when last.
  const grouped = await groupUsers(sql, {
    field,
    search: null,
    keys,
    tests: testsOf({ ...request, filter: rest }, keys),
    activity: activity.map((condition) => isLastActive(condition, request)),
    most: MOST,
  });
  return choicesFrom(sql, grouped, { field, keys });
}

async function countEachPlace(sql: Sql, request: PlacesRequest, keys: MirrorKeys): Promise<FacetChoice[]> {
  const choices: FacetChoice[] = [];
  for (const value of scopeIds(request.field, keys).ids) {
    const condition = { field: request.field, operator: 'any-of', values: [value] } as const;
    const filter = { all: [...request.filter.all, condition] };
    const start = await findStart(sql, testsOf({ ...request, filter }, keys));
    choices.push({ value, name: null, users: await countChosen(sql, start) });
  }
  return choices;
}

async function choicesFrom(
  sql: Sql,
  grouped: readonly Grouped[],
  { field, keys }: { readonly field: FacetField; readonly keys: MirrorKeys },
): Promise<FacetChoice[]> {
  switch (field) {
    case 'group':
      return groupChoices(sql, grouped);
    case 'department':
    case 'job-title':
      return spelledChoices(sql, grouped, field === 'department' ? 'department' : 'job_title');
    case 'email-domain':
      return summed(grouped, ({ value }) => (value === '' ? [] : [String(value)]), []);
    case 'role':
    case 'platform-role':
      return summed(grouped, ({ value }) => (value === '' ? [] : String(value).split(',')), []);
    case 'site':
    case 'product': {
      const { ids, idOfScope } = scopeIds(field, keys);
      return summed(grouped, ({ value }) => idOfScope.get(Number(value)) ?? [], ids);
    }
    case 'app':
    case 'seat': {
      const ids = new Map(keys.resources.map((resource) => [resource.resourceNo, resource.resourceId]));
      return summed(grouped, ({ value }) => ids.get(Number(value)) ?? [], [...ids.values()]);
    }
    case 'status':
      return summed(grouped, asText, userStatuses);
    case 'account-type':
      return summed(grouped, asText, accountTypes);
    case 'source':
      return summed(grouped, asText, sources);
    case 'mfa':
      return summed(
        grouped,
        ({ value }) => (value === null ? 'unknown' : value === 1 ? 'on' : 'off'),
        mfaStates,
      );
  }
}

function asText({ value }: Grouped): string {
  return value === null ? 'unknown' : String(value);
}

/** `offered`: choices that are listed though nobody is left of them. */
function summed(
  grouped: readonly Grouped[],
  valuesOf: (group: Grouped) => string | readonly string[],
  offered: readonly string[],
): FacetChoice[] {
  const users = new Map(offered.map((value) => [value, 0]));
  for (const group of grouped) {
    for (const value of [valuesOf(group)].flat()) users.set(value, group.users + (users.get(value) ?? 0));
  }
  return [...users].map(([value, count]) => ({ value, name: null, users: count }));
}

/** Ids of sites or products, also by the numbers of their scopes. */
function scopeIds(field: 'site' | 'product', { resources, scopes }: MirrorKeys) {
  const idOfNo = new Map(
    resources.map((resource) =>
      field === 'site' ? [resource.siteNo, resource.cloudId] : [resource.productNo, resource.productKey],
    ),
  );
  const idOfScope = new Map(
    scopes.flatMap((scope) => {
      const id = scope.kind === field ? idOfNo.get(scope.no) : undefined;
      return id === undefined ? [] : [[scope.scopeNo, id] as const];
    }),
  );
  return { ids: [...new Set(idOfNo.values())], idOfScope };
}

async function groupChoices(sql: Sql, grouped: readonly Grouped[]): Promise<FacetChoice[]> {
  const { text, params } = sqlText`SELECT group_no, group_id, name FROM user_groups
    WHERE group_no IN ${listOf(grouped.map(({ value }) => value))}`;
  const rows = await sql.select<{ group_no: number; group_id: string; name: string }>(text, params);
  const groups = new Map(rows.map((row) => [row.group_no, row]));
  return grouped.flatMap(({ value, users }) => {
    const group = groups.get(Number(value));
    return group === undefined ? [] : [{ value: group.group_id, name: group.name, users }];
  });
}

/** Grouped in lower case, shown as one of the users writes it. */
async function spelledChoices(
  sql: Sql,
  grouped: readonly Grouped[],
  column: 'department' | 'job_title',
): Promise<FacetChoice[]> {
  const told = grouped.filter(({ value }) => value !== '');
  const spellings = told.map(
    ({ value }, i) => sqlText`SELECT ${i} AS place, (SELECT u.${plain(column)} FROM users u
      WHERE u.gone_at IS NULL AND u.${plain(`${column}_search`)} = ${value} LIMIT 1) AS spelled`,
  );
  const [first, ...others] = spellings;
  if (first === undefined) return [];
  const { text, params } = others.reduce((sum, each) => sqlText`${sum} UNION ALL ${each}`, first);
  const rows = await sql.select<{ place: number; spelled: string | null }>(text, params);
  const spelledAt = new Map(rows.map((row) => [row.place, row.spelled]));
  return told.map(({ value, users }, i) => ({ value: spelledAt.get(i) ?? String(value), name: null, users }));
}
