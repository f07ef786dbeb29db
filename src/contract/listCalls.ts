// The calls behind the lists of users, groups and products.
import { z } from 'zod';
import { facetFields } from '../domain/filter/facet';
import { EVERYBODY } from '../domain/filter/filter';
import { pageSizes } from '../domain/userList';
import {
  contextRequest,
  filterRequest,
  groupChoicesRequest,
  searchText,
  timeZoneRequest,
} from './filterRequest';
import { groupFilterRequest, groupSortRequest, inactiveDaysRequest } from './placesRequest';
import { userSortRequest } from './savedFilterRequest';
import { selectionRequest } from './selectionRequest';

// No organization fills that many pages; it only bounds the offset.
const MOST_PAGES = 1_000_000;

const pageOfList = {
  /** From 1 on. */
  page: z.int().min(1).max(MOST_PAGES).default(1),
  pageSize: z.literal(pageSizes).default(25),
};

export const listCalls = {
  'users.list': {
    request: z.strictObject({
      filter: filterRequest.default(EVERYBODY),
      /** Null or absent: the sites and products that the filter asks for. */
      context: contextRequest.nullish(),
      sort: userSortRequest.default({ by: 'name', direction: 'ascending' }),
      ...pageOfList,
      timeZone: timeZoneRequest,
    }),
    needs: 'viewer',
    changes: false,
  },
  'users.facets': {
    request: z.strictObject({
      filter: filterRequest.default(EVERYBODY),
      context: contextRequest.nullish(),
      /** Whose condition each choice takes the place of. */
      field: z.enum(facetFields),
      /** Part of the names of groups. */
      search: searchText.optional(),
      timeZone: timeZoneRequest,
    }),
    needs: 'viewer',
    changes: false,
  },
  'users.choices': {
    request: groupChoicesRequest,
    needs: 'viewer',
    changes: false,
  },
  'users.count': {
    request: z.strictObject({ selection: selectionRequest, timeZone: timeZoneRequest }),
    needs: 'viewer',
    changes: false,
  },
  'users.export': {
    request: z.strictObject({
      selection: selectionRequest,
      /** Null or absent: the sites and products that the selection's filter asks for. */
      context: contextRequest.nullish(),
      /** A choice is read to act on it: nothing leaves the app. */
      purpose: z.enum(['file', 'choice']).default('file'),
      timeZone: timeZoneRequest,
      /** What the page before gave as `next`. */
      after: z
        .string()
        .regex(/^\d{1,10}\.\d{1,10}\.\d{1,15}$/)
        .nullable()
        .default(null),
    }),
    needs: 'viewer',
    changes: false,
    tables: 'all',
  },
  'groups.list': {
    request: z.strictObject({
      filter: groupFilterRequest,
      sort: groupSortRequest,
      ...pageOfList,
      inactiveDays: inactiveDaysRequest,
    }),
    needs: 'viewer',
    changes: false,
  },
  /** For operations: each with why it cannot be changed. */
  'groups.choices': { request: groupChoicesRequest, needs: 'viewer', changes: false },
  'products.list': {
    request: z.strictObject({ inactiveDays: inactiveDaysRequest }),
    needs: 'viewer',
    changes: false,
  },
} as const;
