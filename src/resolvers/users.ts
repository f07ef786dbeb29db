import type { UserChoices, UserList } from '../contract/views';
import { contextOf } from '../domain/filter/context';
import type { Facet } from '../domain/filter/facet';
import type { Ports } from '../ports';
import { countFacet } from '../query/facets';
import { listUserChoices } from '../query/userChoices';
import { listUsers } from '../query/users';
import { keptCounts, nothingKept } from '../store/counts';
import type { Counts } from '../store/counts';
import { hasAllTables } from '../store/schema';
import type { Call } from './call';

export async function getUserList({ deps: { ports }, request }: Call<'users.list'>): Promise<UserList> {
  const context = request.context ?? contextOf(request.filter);
  return listUsers(ports.sql, { ...request, context, now: thisMinute(ports) }, await countsOf(ports));
}

export async function getUserFacet({ deps: { ports }, request }: Call<'users.facets'>): Promise<Facet> {
  const { filter, search = null } = request;
  const context = request.context ?? contextOf(filter);
  return countFacet(
    ports.sql,
    { ...request, context, search, now: thisMinute(ports) },
    await countsOf(ports),
  );
}

export function getUserChoices({ deps: { ports }, request }: Call<'users.choices'>): Promise<UserChoices> {
  const { groupSearch = null, groupIds } = request;
  return listUserChoices(ports.sql, { groupSearch, groupIds });
}

const MINUTE_MS = 60_000;

/** Days are counted back from the begin of the minute, so that lists and counts of one minute agree. */
function thisMinute({ clock }: Pick<Ports, 'clock'>): number {
  return Math.floor(clock.now() / MINUTE_MS) * MINUTE_MS;
}

async function countsOf(ports: Pick<Ports, 'sql' | 'clock' | 'keyValue' | 'log'>): Promise<Counts> {
  return (await hasAllTables(ports)) ? keptCounts(ports) : nothingKept;
}
