// What every control of the filter gets: the filter, how to change it, what there is to choose.
import type { Names } from '../../../../src/contract/filterWords';
import { productName } from '../../../../src/contract/productWords';
import { usersWords } from '../../../../src/contract/usersWords';
import type { UserChoices } from '../../../../src/contract/views';
import { readCondition, type FieldId, type RawCondition } from '../../../../src/domain/filter/fields';
import { withCondition } from '../../../../src/domain/filter/edit';
import { type Filter, filterOf } from '../../../../src/domain/filter/filter';
import type { ActivityContext } from '../../../../src/domain/lastActive';
import { siteName } from './siteName';
import type { ChangeView, ViewChange } from './useUserView';

export interface FilterEditing {
  readonly filter: Filter;
  /** Of the list; null: the filter's own. */
  readonly context: ActivityContext | null;
  /** Undefined until they are read. */
  readonly choices: UserChoices | undefined;
  readonly names: Names;
  /** A condition that is none of its field's takes the one before away: the last value was cleared. */
  set(field: FieldId, condition: Omit<RawCondition, 'field'> | null, how?: ViewChange): void;
  /** Puts another filter in place; null: it would hold too much, and is not taken. */
  replace(filter: Filter | null, how?: ViewChange): void;
}

export interface FilterControlProps {
  readonly editing: FilterEditing;
}

/** `onRefused` hears whether the change was too large to be taken. */
export function editFilter(
  filter: Filter,
  change: ChangeView,
  onRefused: (isRefused: boolean) => void,
): Pick<FilterEditing, 'set' | 'replace'> {
  const replace: FilterEditing['replace'] = (next, how) => {
    onRefused(next === null);
    if (next !== null) change({ filter: next }, how);
  };
  return {
    replace,
    set(field, condition, how) {
      const next = withCondition(filter, field, condition && readCondition({ ...condition, field }));
      // A value that was not there cannot be cleared.
      if (next !== filter) replace(filterOf(next.all), how);
    },
  };
}

/** What sites, groups and apps are called, as far as it is known. */
export function namesFrom(choices: UserChoices | undefined): Names {
  const sites = new Map(choices?.sites.map(({ siteId, hostUrl }) => [siteId, siteName(hostUrl) ?? siteId]));
  const groups = new Map<string, string>(choices?.groups.map(({ groupId, name }) => [groupId, name]));
  const apps = new Map<string, string>(
    choices?.apps.map(({ resourceId, siteId, productKey }) => [
      resourceId,
      usersWords.on(productName(productKey), sites.get(siteId) ?? siteId),
    ]),
  );
  return {
    site: (siteId) => sites.get(siteId) ?? siteId,
    group: (groupId) => groups.get(groupId) ?? groupId,
    app: (resourceId) => apps.get(resourceId) ?? resourceId,
  };
}
