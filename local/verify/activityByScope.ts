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
  /** The user can use something that the context covers. */
  readonly isHeld: boolean;
}

/** Id of the context of each kind which covers a resource. */
const SCOPE_OF: Readonly<Record<ScopeKind, (resource: ResourceFact) => string>> = {
  organization: () => WHOLE_ORGANIZATION,
  site: ({ cloudId }) => cloudId,
  product: ({ productKey }) => productKey,
  resource: ({ resourceId }) => resourceId,
};

/** A resource that a user holds, used, or both. */
export interface Touched {
  readonly resource: ResourceFact;
  readonly isHeld: boolean;
}

/** Returns the user's activity keyed by scope id: contexts in which the user holds or used anything. */
export function activityByScope(
  user: UserFact,
  kind: ScopeKind,
  touched: readonly Touched[],
): ReadonlyMap<string, EffectiveActivity> {
  const byScope = new Map<string, Touched[]>();
  if (kind === 'organization') byScope.set(WHOLE_ORGANIZATION, []);
  for (const each of touched) {
    const scope = SCOPE_OF[kind](each.resource);
    byScope.set(scope, [...(byScope.get(scope) ?? []), each]);
  }
  return new Map([...byScope].map(([scope, covered]) => [scope, effective(user, covered)]));
}

function effective(user: UserFact, covered: readonly Touched[]): EffectiveActivity {
  const isHeld = covered.some((each) => each.isHeld);
  const uses = covered.flatMap(({ resource }) => user.activity?.[resource.resourceId] ?? []);
  if (uses.length > 0) return { effectiveAt: Math.max(...uses), isNever: false, isHeld };
  if (user.activity === null) return { effectiveAt: null, isNever: false, isHeld };
  return { effectiveAt: user.addedAt, isNever: true, isHeld };
}
