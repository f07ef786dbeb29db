// Jira on both sites, Confluence on the first only.
import type { ActivityContext, ActivityFacts, LastActive, UsedPlace } from '../../src/domain/lastActive';

const ADDED = Date.UTC(2025, 0, 1);
const MARCH = Date.UTC(2026, 2, 1);
const MAY = Date.UTC(2026, 4, 1);
const JULY = Date.UTC(2026, 6, 1);

export const places = {
  jiraA: { siteId: 'a', productKey: 'jira-software' },
  confluenceA: { siteId: 'a', productKey: 'confluence' },
  jiraB: { siteId: 'b', productKey: 'jira-software' },
} as const;

const held = (place: keyof typeof places, lastUsedAt: number | null): UsedPlace => ({
  ...places[place],
  isHeld: true,
  lastUsedAt,
});
const taken = (place: keyof typeof places, lastUsedAt: number): UsedPlace => ({
  ...held(place, lastUsedAt),
  isHeld: false,
});

const told = (...used: readonly UsedPlace[]): ActivityFacts => ({
  addedAt: ADDED,
  isTold: true,
  places: used,
});

const contexts = {
  organization: { sites: [], products: [] },
  siteA: { sites: ['a'], products: [] },
  siteB: { sites: ['b'], products: [] },
  bothSites: { sites: ['a', 'b'], products: [] },
  jira: { sites: [], products: ['jira-software'] },
  confluence: { sites: [], products: ['confluence'] },
  bothProducts: { sites: [], products: ['jira-software', 'confluence'] },
  jiraA: { sites: ['a'], products: ['jira-software'] },
  confluenceB: { sites: ['b'], products: ['confluence'] },
  jiraOnBoth: { sites: ['a', 'b'], products: ['jira-software'] },
  nowhere: { sites: ['closed'], products: [] },
} as const satisfies Record<string, ActivityContext>;

interface LastActiveCase {
  readonly what: string;
  readonly facts: ActivityFacts;
  readonly context: ActivityContext;
  readonly expected: LastActive;
}

function inContexts(
  what: string,
  facts: ActivityFacts,
  expected: Partial<Record<keyof typeof contexts, LastActive>>,
): LastActiveCase[] {
  return Object.entries(expected).map(([name, lastActive]) => ({
    what: `${what} – ${name}`,
    facts,
    context: contexts[name as keyof typeof contexts],
    expected: lastActive,
  }));
}

const used = (at: number): LastActive => ({ kind: 'used', at });
const never: LastActive = { kind: 'never', at: ADDED };
const unknown: LastActive = { kind: 'unknown' };
const none: LastActive = { kind: 'none' };

export const lastActiveCases: readonly LastActiveCase[] = [
  ...inContexts(
    'somebody who uses everything',
    told(held('jiraA', MARCH), held('confluenceA', MAY), held('jiraB', JULY)),
    {
      organization: used(JULY),
      siteA: used(MAY),
      siteB: used(JULY),
      bothSites: used(JULY),
      jira: used(JULY),
      confluence: used(MAY),
      bothProducts: used(JULY),
      jiraA: used(MARCH),
      jiraOnBoth: used(JULY),
      confluenceB: none,
      nowhere: none,
    },
  ),
  ...inContexts(
    'somebody who never opened what they hold',
    told(held('jiraA', null), held('confluenceA', null)),
    {
      organization: never,
      siteA: never,
      siteB: none,
      bothSites: never,
      jira: never,
      confluence: never,
      jiraA: never,
      jiraOnBoth: never,
      confluenceB: none,
    },
  ),
  ...inContexts('somebody who opened one of two', told(held('jiraA', null), held('jiraB', MAY)), {
    organization: used(MAY),
    siteA: never,
    siteB: used(MAY),
    bothSites: used(MAY),
    jira: used(MAY),
    jiraA: never,
    jiraOnBoth: used(MAY),
  }),
  ...inContexts(
    // Invited anew after the last use: a use still counts more than the date of being added.
    'somebody added after the last use',
    { ...told(held('jiraA', MARCH), held('jiraB', null)), addedAt: JULY },
    {
      organization: used(MARCH),
      siteB: { kind: 'never', at: JULY },
      bothSites: used(MARCH),
      jiraOnBoth: used(MARCH),
    },
  ),
  ...inContexts('somebody whose access was taken away', told(taken('jiraA', MAY)), {
    organization: used(MAY),
    siteA: used(MAY),
    siteB: none,
    jiraA: used(MAY),
  }),
  ...inContexts('somebody without access', told(), {
    organization: never,
    siteA: none,
    jira: none,
    jiraA: none,
  }),
  ...inContexts(
    'somebody of whom Atlassian told nothing',
    { addedAt: ADDED, isTold: false, places: [held('jiraA', null), held('jiraB', null)] },
    {
      organization: unknown,
      siteA: unknown,
      bothSites: unknown,
      jira: unknown,
      jiraA: unknown,
      confluence: none,
    },
  ),
  ...inContexts(
    'somebody who was never active and was added nobody knows when',
    { addedAt: null, isTold: true, places: [held('jiraA', null), held('jiraB', null)] },
    { organization: unknown, siteA: unknown, bothSites: unknown, jira: unknown, jiraA: unknown },
  ),
];
