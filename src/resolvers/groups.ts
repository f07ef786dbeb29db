import type { Answers } from '../contract/calls';
import type { GroupList } from '../domain/groupList';
import { whyNotChange, whyNotLeave } from '../domain/planSubject';
import { getSafety } from '../operations/safety';
import { listGroupPage } from '../query/groupList';
import { PlanPlaces } from '../query/planPlaces';
import { listGroupChoices } from '../query/userChoices';
import type { Call } from './call';
import { countsOf, thisMinute } from './counting';

export async function getGroupList({ deps: { ports }, request }: Call<'groups.list'>): Promise<GroupList> {
  return listGroupPage(ports.sql, { ...request, now: thisMinute(ports) }, await countsOf(ports));
}

export async function getGroupChoices({
  deps: { ports },
  request,
}: Call<'groups.choices'>): Promise<Answers['groups.choices']> {
  const { groupSearch = null, groupIds } = request;
  const [safety, { groups, hasMoreGroups }] = await Promise.all([
    getSafety(ports),
    listGroupChoices(ports.sql, { groupSearch, groupIds }),
  ]);
  const places = await new PlanPlaces(ports.sql).named(groups.map(({ groupId }) => groupId));
  return {
    groups: groups.map((choice) => {
      const group = places.group(choice.groupId);
      // Between two readings it may have gone.
      return {
        ...choice,
        whyNotJoin: group === null ? 'gone' : whyNotChange(group, { safety }),
        whyNotLeave: group === null ? 'gone' : whyNotLeave(group, { safety }),
      };
    }),
    hasMoreGroups,
  };
}
