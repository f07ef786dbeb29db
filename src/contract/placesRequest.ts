// Lists of groups and of sites and products as a request asks for them.
import { z } from 'zod';
import { filterBounds } from '../domain/filter/values';
import { EVERY_GROUP, groupManagers, groupSortKeys, syncedStates } from '../domain/groupList';
import { INACTIVE_DAYS } from '../domain/usage';
import { searchText } from './filterRequest';

const ids = z.array(searchText).max(filterBounds.values).readonly();

export const groupFilterRequest = z
  .strictObject({
    search: searchText.nullable(),
    managedBy: z.array(z.enum(groupManagers)).max(groupManagers.length).readonly(),
    synced: z.array(z.enum(syncedStates)).max(syncedStates.length).readonly(),
    products: ids,
    sites: ids,
    isDefault: z.boolean().nullable(),
    isEmpty: z.boolean().nullable(),
  })
  .default(EVERY_GROUP);

export const groupSortRequest = z
  .strictObject({ by: z.enum(groupSortKeys), direction: z.enum(['ascending', 'descending']) })
  .default({ by: 'name', direction: 'ascending' });

export const inactiveDaysRequest = z.int().min(1).max(filterBounds.days).default(INACTIVE_DAYS);
