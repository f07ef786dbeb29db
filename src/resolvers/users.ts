import type { UserChoices, UserList } from '../contract/views';
import { contextOf } from '../domain/filter/context';
import { listUserChoices } from '../query/userChoices';
import { listUsers } from '../query/users';
import type { Call } from './call';

export function getUserList({ deps: { ports }, request }: Call<'users.list'>): Promise<UserList> {
  const context = request.context ?? contextOf(request.filter);
  return listUsers(ports.sql, { ...request, context, now: ports.clock.now() });
}

export function getUserChoices({ deps: { ports }, request }: Call<'users.choices'>): Promise<UserChoices> {
  const { groupSearch = null, groupIds } = request;
  return listUserChoices(ports.sql, { groupSearch, groupIds });
}
