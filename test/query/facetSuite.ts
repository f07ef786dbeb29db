// What the choices of a filter's controls keep on every database: their numbers are those of the list they lead to.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { contextOf } from '../../src/domain/filter/context';
import { besidesField, type FacetField, facetFields } from '../../src/domain/filter/facet';
import { EVERYBODY, type Filter, readFilter } from '../../src/domain/filter/filter';
import { WHOLE_ORGANIZATION } from '../../src/domain/lastActive';
import { countFacet, type FacetRequest } from '../../src/query/facets';
import { nothingKept } from '../../src/store/counts';
import { anyContext, anyFilter } from '../support/anyFilter';
import type { SyncedUsers } from '../support/syncedUsers';
import { expectedUsers, knownOf, TIME_ZONE } from './expectedUsers';

// Many counts on a machine that may be busy with other suites.
const PATIENCE_MS = 60_000;

type Asked = Pick<FacetRequest, 'filter' | 'field' | 'context'> & { readonly search?: string };

export function facetSuite(synced: () => SyncedUsers, runs: number): void {
  const count = ({ search, ...asked }: Asked) => {
    const { sql, now } = synced();
    return countFacet(sql, { ...asked, search: search ?? null, now, timeZone: TIME_ZONE }, nothingKept);
  };

  it(
    'counts for each choice the users that it would leave',
    async () => {
      const known = knownOf(synced());
      const anyAsked = fc.record({
        filter: anyFilter(known),
        field: fc.constantFrom(...facetFields),
        context: fc.option(anyContext(known)),
      });
      await fc.assert(
        fc.asyncProperty(anyAsked, fc.nat(), async (asked, pick) => {
          const { choices } = await count(asked);

          const choice = choices[pick % Math.max(1, choices.length)];
          if (choice === undefined) return;
          const left = withChoice(asked, choice.value);
          const users = expectedUsers(synced(), left, asked.context ?? contextOf(left));
          expect({ ...choice, users: users.length }).toEqual(choice);
        }),
        { numRuns: runs },
      );
    },
    PATIENCE_MS,
  );

  it.each(['site', 'product'] as const)('looks for activity in the %s of each choice', async (field) => {
    const [site = ''] = knownOf(synced()).siteIds;
    const filter = readFilter({
      all: [
        { field: 'site', operator: 'any-of', values: [site] },
        { field: 'last-active', operator: 'more-than', values: [30] },
      ],
    });
    const asked = { filter: filter ?? EVERYBODY, field, context: null };

    const { choices } = await count(asked);

    const users = choices.map(({ value }) => {
      const left = withChoice(asked, value);
      return expectedUsers(synced(), left, contextOf(left)).length;
    });
    expect(new Set(users).size).toBeGreaterThan(1);
    expect(choices.map((choice) => choice.users)).toEqual(users);
  });

  it.each(facetFields)('offers every choice of %s that anybody has', async (field) => {
    const facet = await count({ filter: EVERYBODY, context: WHOLE_ORGANIZATION, field });

    expect(facet.choices.length).toBeGreaterThan(0);
    expect(facet.choices.map((choice) => choice.users)).toEqual(
      facet.choices.map((choice) => choice.users).toSorted((a, b) => b - a),
    );
    expect(facet.hasMore).toBe(field === 'group' && synced().facts.groups.length > 50);
  });

  it('finds the groups of a facet by part of their name', async () => {
    const [group] = synced().facts.groups.toSorted((a, b) => b.name.length - a.name.length);
    const search = group?.name.slice(2).toUpperCase() ?? '';

    const { choices } = await count({
      filter: EVERYBODY,
      context: WHOLE_ORGANIZATION,
      field: 'group',
      search,
    });

    expect(choices.every(({ name }) => name?.toLowerCase().includes(search.toLowerCase()))).toBe(true);
  });
}

function withChoice(
  { filter, field }: { readonly filter: Filter; readonly field: FacetField },
  value: string,
): Filter {
  const chosen = readFilter({ all: [{ field, operator: 'any-of', values: [value] }] });
  if (chosen === null) throw new Error(`${value} is no choice of ${field}`);
  return { all: [...besidesField(filter, field).all, ...chosen.all] };
}
