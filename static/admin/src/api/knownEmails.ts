// How many of many addresses the organization has already.
import { useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import type { Condition } from '../../../../src/domain/filter/fields';
import { filterBounds } from '../../../../src/domain/filter/values';
import { ViewerContext } from '../components/viewer';
import { call } from './call';

/** Each once, in lower case. */
export function useKnownEmails(emails: readonly string[]) {
  const { timeZone } = useContext(ViewerContext);
  return useQuery<number>({
    queryKey: ['known emails', emails],
    queryFn: async () => {
      let known = 0;
      for (let at = 0; at < emails.length; at += filterBounds.values) {
        known += await countUsers(emails.slice(at, at + filterBounds.values), timeZone);
      }
      return known;
    },
    enabled: emails.length > 0,
    gcTime: 0,
  });
}

async function countUsers(values: readonly string[], timeZone: string): Promise<number> {
  const byAddress: Condition = { field: 'email', operator: 'any-of', values };
  const selection = { kind: 'matching', filter: { all: [byAddress] }, except: [] } as const;
  return (await call('users.count', { selection, timeZone })).count;
}
