// What every control of the filter gets: the filter, how to change it, what there is to choose.
import type { Names } from '../../../../src/contract/filterWords';
import type { UserChoices } from '../../../../src/contract/views';
import type { RawCondition } from '../../../../src/domain/filter/fields';
import type { FieldId } from '../../../../src/domain/filter/fields';
import { withCondition } from '../../../../src/domain/filter/edit';
import { type Filter, readFilter } from '../../../../src/domain/filter/filter';
import type { ChangeView, ViewChange } from './useUserView';

export interface FilterEditing {
  readonly filter: Filter;
  /** Undefined until they are read. */
  readonly choices: UserChoices | undefined;
  readonly names: Names;
  /** A condition that is none of its field's takes the one before away: the last value was cleared. */
  set(field: FieldId, condition: Omit<RawCondition, 'field'> | null, how?: ViewChange): void;
}

export function editFilter(filter: Filter, change: ChangeView): FilterEditing['set'] {
  return (field, condition, how) => {
    const read = condition && readFilter({ all: [{ ...condition, field }] });
    const next = withCondition(filter, field, read?.all[0] ?? null);
    // More values than a filter may hold are not taken.
    change({ filter: readFilter(next) ?? filter }, how);
  };
}

/** What sites and groups are called, as far as it is known. */
export function namesFrom(choices: UserChoices | undefined): Names {
  const sites = new Map(choices?.sites.map(({ siteId, hostUrl }) => [siteId, siteName(hostUrl) ?? siteId]));
  const groups = new Map<string, string>(choices?.groups.map(({ groupId, name }) => [groupId, name]));
  return {
    site: (siteId) => sites.get(siteId) ?? siteId,
    group: (groupId) => groups.get(groupId) ?? groupId,
  };
}

/** Returns the host without the part that all of Atlassian's own hosts have in common. */
export function siteName(hostUrl: string | null): string | null {
  return hostUrl?.replace(/^https?:\/\//, '').replace(/(?:\.atlassian\.[a-z]+)?\/?$/, '') ?? null;
}
