// What the address of the list of groups says. What is not said is the default, so the shortest address is the whole
// list. Several values of one filter are several parameters of its name.
import { filterBounds } from './filter/values';
import type { Param } from './filter/params';
import { EVERY_GROUP, groupManagers, groupSortKeys, syncedStates } from './groupList';
import type { GroupFilter, GroupListRequest } from './groupList';
import { isSameOrder, orderFromText, orderToText } from './listOrder';
import { columnsFromText, columnsToText, type ShownColumns } from './shownColumns';
import { INACTIVE_DAYS, inactiveDaysFromText } from './usage';
import { pageSizes } from './userList';

export interface GroupView extends GroupListRequest {
  /** Null: the person's own. */
  readonly columns: ShownColumns | null;
}

export const ALL_GROUPS: GroupView = {
  filter: EVERY_GROUP,
  sort: { by: 'name', direction: 'ascending' },
  page: 1,
  pageSize: 25,
  inactiveDays: INACTIVE_DAYS,
  columns: null,
};

export function groupViewToParams({
  filter,
  sort,
  page,
  pageSize,
  inactiveDays,
  columns,
}: GroupView): Param[] {
  return [
    ...(filter.search === null ? [] : [['search', filter.search] as const]),
    ...filter.managedBy.map((value) => ['managed-by', value] as const),
    ...filter.synced.map((value) => ['synced', value] as const),
    ...filter.products.map((value) => ['product', value] as const),
    ...filter.sites.map((value) => ['site', value] as const),
    ...(filter.isDefault === null ? [] : [['default', saidOf(filter.isDefault)] as const]),
    ...(filter.isEmpty === null ? [] : [['empty', saidOf(filter.isEmpty)] as const]),
    ...(inactiveDays === INACTIVE_DAYS ? [] : [['inactive', String(inactiveDays)] as const]),
    ...(isSameOrder(sort, ALL_GROUPS.sort) ? [] : [['sort', orderToText(sort)] as const]),
    ...(page === ALL_GROUPS.page ? [] : [['page', String(page)] as const]),
    ...(pageSize === ALL_GROUPS.pageSize ? [] : [['size', String(pageSize)] as const]),
    ...(columns === null ? [] : [['columns', columnsToText(columns)] as const]),
  ];
}

/** Reads what it can: a part that is malformed or unknown falls back to its default, the others stay. */
export function groupViewFromParams(params: Iterable<Param>): GroupView {
  const all = [...params];
  const texts = new Map(all);
  return {
    filter: filterFromParams(all),
    sort: orderFromText(texts.get('sort') ?? '', groupSortKeys) ?? ALL_GROUPS.sort,
    page: /^[1-9]\d{0,5}$/.test(texts.get('page') ?? '') ? Number(texts.get('page')) : ALL_GROUPS.page,
    pageSize: pageSizes.find((size) => String(size) === texts.get('size')) ?? ALL_GROUPS.pageSize,
    inactiveDays: inactiveDaysFromText(texts.get('inactive') ?? '') ?? INACTIVE_DAYS,
    columns: columnsFromText(texts.get('columns') ?? ''),
  };
}

function filterFromParams(params: readonly Param[]): GroupFilter {
  const said = (name: string): string[] => [
    ...new Set(params.filter((param) => param[0] === name && isText(param[1])).map((param) => param[1])),
  ];
  const oneOf = <Value extends string>(name: string, known: readonly Value[]): Value[] =>
    known.filter((value) => said(name).includes(value));
  return {
    search: said('search')[0] ?? null,
    managedBy: oneOf('managed-by', groupManagers),
    synced: oneOf('synced', syncedStates),
    products: said('product').slice(0, MOST_PLACES),
    sites: said('site').slice(0, MOST_PLACES),
    isDefault: truth(said('default')[0]),
    isEmpty: truth(said('empty')[0]),
  };
}

/** As many as a request takes. */
const MOST_PLACES = filterBounds.values;

function isText(text: string): boolean {
  return text.trim() !== '' && text.length <= filterBounds.textLength && !/[\p{Cc}\p{Cs}]/u.test(text);
}

function saidOf(value: boolean): string {
  return value ? 'yes' : 'no';
}

function truth(text: string | undefined): boolean | null {
  return text === 'yes' ? true : text === 'no' ? false : null;
}
