// What the address of the user list says: whom it shows, in which context, in which order, which page. What is not
// said is the default, so the shortest address is the whole list.
import { EVERYBODY, filterOf } from './filter/filter';
import type { Filter } from './filter/filter';
import { contextFromParams, contextToParams, filterFromParams, filterToParams } from './filter/params';
import type { Param } from './filter/params';
import type { ActivityContext } from './lastActive';
import { columnsFromText, columnsToText, type ShownColumns } from './shownColumns';
import { pageSizes, userSortKeys } from './userList';
import type { PageSize, UserSort } from './userList';

export interface UserView {
  readonly filter: Filter;
  /** Null: the sites and products that the filter asks for. */
  readonly context: ActivityContext | null;
  readonly sort: UserSort;
  /** From 1 on. */
  readonly page: number;
  readonly pageSize: PageSize;
  /** Null: those that the person who looks has chosen. */
  readonly columns: ShownColumns | null;
  /** The saved filter that was opened, whatever was changed since; null: none. */
  readonly savedFilterId: string | null;
}

export const WHOLE_LIST: UserView = {
  filter: EVERYBODY,
  context: null,
  sort: { by: 'name', direction: 'ascending' },
  page: 1,
  pageSize: 25,
  columns: null,
  savedFilterId: null,
};

export function userViewToParams(view: UserView): Param[] {
  const { filter, context, sort, page, pageSize, columns, savedFilterId } = view;
  const isDefaultSort = sort.by === WHOLE_LIST.sort.by && sort.direction === WHOLE_LIST.sort.direction;
  return [
    ...filterToParams(filter),
    ...contextToParams(context),
    ...(isDefaultSort ? [] : [['sort', sortToText(sort)] as const]),
    ...(page === WHOLE_LIST.page ? [] : [['page', String(page)] as const]),
    ...(pageSize === WHOLE_LIST.pageSize ? [] : [['size', String(pageSize)] as const]),
    ...(columns === null ? [] : [['columns', columnsToText(columns)] as const]),
    ...(savedFilterId === null ? [] : [['saved', savedFilterId] as const]),
  ];
}

/** Reads what it can: a part that is malformed or unknown falls back to its default, the others stay. */
export function userViewFromParams(params: Iterable<Param>): UserView {
  const all = [...params];
  const texts = new Map(all);
  const context = contextFromParams(all);
  return {
    filter: readableClauses(all),
    context: context === 'invalid' ? null : context,
    sort: sortFromText(texts.get('sort') ?? '') ?? WHOLE_LIST.sort,
    page: pageFromText(texts.get('page') ?? '') ?? WHOLE_LIST.page,
    pageSize: pageSizes.find((size) => String(size) === texts.get('size')) ?? WHOLE_LIST.pageSize,
    columns: columnsFromText(texts.get('columns') ?? ''),
    savedFilterId: ownIdFromText(texts.get('saved') ?? ''),
  };
}

/** False: a clause or the context could not be read, so that the view shows other users than the address meant. */
export function saysWhatItMeans(params: Iterable<Param>): boolean {
  const all = [...params];
  return filterFromParams(all) !== null && contextFromParams(all) !== 'invalid';
}

/** Those clauses that can be read, in their order, as many as a filter may hold. */
function readableClauses(params: readonly Param[]): Filter {
  let filter = EVERYBODY;
  for (const param of params) {
    const read = filterFromParams([param]);
    filter = (read && filterOf([...filter.all, ...read.all])) ?? filter;
  }
  return filter;
}

// A minus stands for descending, as in many addresses.
function sortToText({ by, direction }: UserSort): string {
  return direction === 'descending' ? `-${by}` : by;
}

function sortFromText(text: string): UserSort | null {
  const isDescending = text.startsWith('-');
  const by = userSortKeys.find((key) => key === (isDescending ? text.slice(1) : text));
  return by === undefined ? null : { by, direction: isDescending ? 'descending' : 'ascending' };
}

// Six digits are more pages than an organization fills.
function pageFromText(text: string): number | null {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}

// As the app itself makes ids.
function ownIdFromText(text: string): string | null {
  return /^[a-z0-9-]{1,36}$/.test(text) ? text : null;
}
