// The part of the organization that a small sync reads, in the numbers of the store and in the words of a search.
import type { UserQuery } from '../atlassian/api';
import { searchBounds } from '../atlassian/limits';
import { asGroupId } from '../domain/ids';
import type { HoldersOf } from '../store/chosen';
import type { KnownResource } from '../store/places';
import { chunks } from '../store/rows';
import type { Context } from './context';
import type { Chosen, Place } from './state';

export function resourcesAt(place: Place, resources: readonly KnownResource[]): KnownResource[] {
  switch (place.kind) {
    case 'site':
      return resources.filter(({ cloudId }) => cloudId === place.cloudId);
    case 'product':
      return resources.filter(({ productKey }) => productKey === place.productKey);
    case 'resource':
      return resources.filter(({ resourceId }) => resourceId === place.resourceId);
  }
}

/** Returns the resources in parts that one search takes each; none when groups were chosen. */
export function partsOf(chosen: Chosen): readonly (readonly number[])[] {
  return chosen.by === 'groups' ? [] : chunks(chosen.resourceNos, searchBounds.resourceIds);
}

export async function resourceIdsOf(context: Context, resourceNos: readonly number[]): Promise<string[]> {
  const { resources } = await context.places();
  return resources
    .filter(({ resourceNo }) => resourceNos.includes(resourceNo))
    .map((each) => each.resourceId);
}

/** Returns what a search must ask to see the users of a part; null when there is nothing left of it. */
export async function searchOf(
  context: Context,
  chosen: Chosen,
  part: number,
): Promise<Pick<UserQuery, 'groupIds' | 'resourceIds'> | null> {
  if (chosen.by === 'resources') {
    const nos = partsOf(chosen)[part];
    return nos === undefined ? null : { resourceIds: await resourceIdsOf(context, nos) };
  }
  const known = await context.groups();
  const groupIds = chosen.groupIds.filter((groupId) => known.has(groupId)).map(asGroupId);
  return part > 0 || groupIds.length === 0 ? null : { groupIds };
}

/** Returns the numbers of the directories in which users of the part may be. */
export async function directoriesOf(context: Context, chosen: Chosen): Promise<number[]> {
  const all = [...(await context.places()).directories.keys()];
  if (chosen.by === 'resources') return all;
  const known = await context.groups();
  const own = chosen.groupIds.map((groupId) => known.get(groupId)?.directoryNo ?? null);
  return own.includes(null) ? all : all.filter((no) => own.includes(no));
}

/** Returns by which stored rows its users are found. */
export async function holdersOf(context: Context, chosen: Chosen): Promise<HoldersOf> {
  if (chosen.by === 'resources') return { by: 'resources', nos: chosen.resourceNos };
  const known = await context.groups();
  return { by: 'groups', nos: chosen.groupIds.flatMap((groupId) => known.get(groupId)?.groupNo ?? []) };
}
