import type { GroupList } from '../domain/groupList';
import { listGroupPage } from '../query/groupList';
import type { Call } from './call';
import { countsOf, thisMinute } from './counting';

export async function getGroupList({ deps: { ports }, request }: Call<'groups.list'>): Promise<GroupList> {
  return listGroupPage(ports.sql, { ...request, now: thisMinute(ports) }, await countsOf(ports));
}
