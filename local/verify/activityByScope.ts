// Last active by context, computed anew from what the organization says: the latest use over the resources that a
// context covers; else the date of being added, marked as never; null where even that is not told.
import type { ResourceFact, UserFact } from './facts';

export const scopeKinds = ['organization', 'site', 'product', 'resource'] as const;

export type ScopeKind = (typeof scopeKinds)[number];

/** Stands for the id of the one context that covers everything. */
export const WHOLE_ORGANIZATION = 'all';

export interface EffectiveActivity {
  readonly effectiveAt: number | null;
  readonly isNever: boolean;
}

/** Id of the context of each kind which covers a resource. */
const SCOPE_OF: Readonly<Record<ScopeKind, (resource: ResourceFact) => string>> = {
  organization: () => WHOLE_ORGANIZATION,
  site: ({ cloudId }) => cloudId,
  product: ({ productKey }) => productKey,
  resource: ({ resourceId }) => resourceId,
};

/** Returns the user's activity keyed by scope id: contexts in which the user holds or used anything. */
export function activityByScope(
  user: UserFact,
  kind: ScopeKind,
  touched: readonly ResourceFact[],
): ReadonlyMap<string, EffectiveActivity> {
  const uses = new Map<string, number[]>();
  if (kind === 'organization') uses.set(WHOLE_ORGANIZATION, []);
  for (const resource of touched) {
    const scope = SCOPE_OF[kind](resource);
    const known = uses.get(scope) ?? [];
    const lastUse = user.activity?.[resource.resourceId];
    uses.set(scope, lastUse === undefined ? known : [...known, lastUse]);
  }
  return new Map([...uses].map(([scope, times]) => [scope, effective(user, times)]));
}

function effective(user: UserFact, uses: readonly number[]): EffectiveActivity {
  if (uses.length > 0) return { effectiveAt: Math.max(...uses), isNever: false };
  if (user.activity === null) return { effectiveAt: null, isNever: false };
  return { effectiveAt: user.addedAt, isNever: true };
}
