// Saved filters, and what the choices of a filter would leave, as the page asks for them.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import type { Answers, CallRequest } from '../../../../src/contract/calls';
import type { Facet, FacetField } from '../../../../src/domain/filter/facet';
import type { Filter } from '../../../../src/domain/filter/filter';
import type { ActivityContext } from '../../../../src/domain/lastActive';
import { ViewerContext } from '../components/viewer';
import { call } from './call';

const LIST_KEY = ['filters.list'];

/** In an installation's first minutes its tables are still being made. */
const FAILED_POLL_MS = 5_000;

export interface FacetRequest {
  readonly field: FacetField;
  readonly filter: Filter;
  readonly context: ActivityContext | null;
  /** Part of the names of groups; empty: any. */
  readonly search: string;
}

/** Null: nothing is counted. The counts before stay until those of the new request are there. */
export function useFacet(asked: FacetRequest | null) {
  const { timeZone } = useContext(ViewerContext);
  const request = asked && {
    field: asked.field,
    filter: asked.filter,
    context: asked.context,
    timeZone,
    ...(asked.search === '' ? {} : { search: asked.search }),
  };
  return useQuery<Facet | null>({
    queryKey: ['users.facets', request],
    queryFn: () => (request === null ? null : call('users.facets', request)),
    enabled: request !== null,
    placeholderData: keepPreviousData,
  });
}

export function useSavedFilters() {
  return useQuery<Answers['filters.list']>({
    queryKey: LIST_KEY,
    queryFn: () => call('filters.list', {}),
    refetchInterval: ({ state }) => (state.status === 'error' ? FAILED_POLL_MS : false),
  });
}

export function useFilterHistory(filterId: string) {
  return useQuery<Answers['filters.history']>({
    queryKey: ['filters.history', filterId],
    queryFn: () => call('filters.history', { filterId }),
  });
}

/** How many users the filter chooses now, and how old the data is that says so. */
export function useFilterCount(filter: Filter | null, context: ActivityContext | null) {
  const { timeZone } = useContext(ViewerContext);
  const request = { filter: filter ?? { all: [] }, context, pageSize: 10, timeZone } as const;
  return useQuery<Answers['users.list']>({
    queryKey: ['users.list', request],
    queryFn: () => call('users.list', request),
    enabled: filter !== null,
  });
}

export function useSaveFilter() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: CallRequest<'filters.save'>) => call('filters.save', request),
    // Also after a refusal: whoever was too late sees what it is now.
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: LIST_KEY }),
        client.invalidateQueries({ queryKey: ['filters.history'] }),
      ]),
  });
}

export function useDeleteFilter() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: CallRequest<'filters.delete'>) => call('filters.delete', request),
    onSettled: () => client.invalidateQueries({ queryKey: LIST_KEY }),
  });
}

export function useImportFilters() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (filters: readonly unknown[]) => call('filters.import', { filters: [...filters] }),
    onSettled: () => client.invalidateQueries({ queryKey: LIST_KEY }),
  });
}
