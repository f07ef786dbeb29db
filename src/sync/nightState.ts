// What the nightly search for direct roles remembers between two pages. Version 1: an older app would not know any
// of it; a reader that does not know the version begins the night anew.
import { z } from 'zod';
import type { JobKind } from '../jobs/job';
import { directRoleRoundContent, directRoleRoundDocument } from '../store/scheduleSettings';
import { listingShape } from './listing';

const search = z.object({ resourceNo: z.number(), roleId: z.string(), ...listingShape });
/** A page of the holders of one role of one product. */
export type Search = z.infer<typeof search>;

const nightState = z.object({
  version: z.literal(1),
  part: z.enum(['begin', 'night']),
  callsLeft: z.number(),
  searchCallsLeft: z.number(),
  searchesLeft: z.number(),
  search: search.nullable(),
  /** Users, by number, whose seat nothing known explains: they are asked next. */
  asking: z.array(z.number()),
  round: directRoleRoundContent,
});
export type NightState = z.infer<typeof nightState>;

export function freshNight(): NightState {
  return {
    version: 1,
    part: 'begin',
    callsLeft: 0,
    searchCallsLeft: 0,
    searchesLeft: 0,
    search: null,
    asking: [],
    round: directRoleRoundDocument.initial,
  };
}

export const decodeNight: JobKind<NightState>['decode'] = (text) => {
  const parsed = nightState.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
};

export function encodeNight(state: NightState): string {
  return JSON.stringify(state);
}
