import type { UserChoices, UserList } from '../contract/views';
import { contextOf } from '../domain/filter/context';
import type { Facet } from '../domain/filter/facet';
import { countFacet } from '../query/facets';
import { listUserChoices } from '../query/userChoices';
import { listUsers } from '../query/users';
import type { Call } from './call';
import { countsOf, thisMinute } from './counting';

export async function getUserList({ deps: { ports }, request }: Call<'users.list'>): Promise<UserList> {
  const context = request.context ?? contextOf(request.filter);
  return listUsers(ports.sql, { ...request, context, now: thisMinute(ports) }, await countsOf(ports));
}

export async function getUserFacet({ deps: { ports }, request }: Call<'users.facets'>): Promise<Facet> {
  const { context = null, search = null } = request;
  return countFacet(
    ports.sql,
    { ...request, context, search, now: thisMinute(ports) },
    await countsOf(ports),
  );
}

export async function getUserChoices({
  deps: { ports },
  request,
}: Call<'users.choices'>): Promise<UserChoices> {
  const { groupSearch = null, groupIds } = request;
  return listUserChoices(ports.sql, { groupSearch, groupIds }, await countsOf(ports));
}
