// Last active by context: the latest use over what a context covers, else the date of being added, marked as
// never active, else unknown. Unknown is never "inactive".

export interface ActivityInput {
  /** When the account came into the organization, epoch milliseconds; null when unknown. */
  readonly addedAt: number | null;
  /** Last use, keyed by resource number; null when Atlassian did not tell. */
  readonly lastActive: ReadonlyMap<number, number> | null;
  /** Resources that the user can use, by number. */
  readonly held: Iterable<number>;
}

export interface ScopeActivity {
  readonly scopeNo: number;
  /** Last use, or the added date when `isNever`; null: unknown. */
  readonly effectiveAt: number | null;
  readonly isNever: boolean;
  /** The user can use something that the context covers. */
  readonly isHeld: boolean;
}

/** The contexts: the organization's own, and those that cover a resource (itself, its site, its product). */
export interface Scopes {
  readonly organizationScope: number;
  scopesOf(resourceNo: number): readonly number[];
}

/** Returns a row for every context in which the user holds or used something, and one for the organization. */
export function activityByScope(input: ActivityInput, scopes: Scopes): ScopeActivity[] {
  const latest = new Map<number, number | null>([[scopes.organizationScope, null]]);
  const note = (resourceNo: number, at: number | null): void => {
    for (const scopeNo of [scopes.organizationScope, ...scopes.scopesOf(resourceNo)]) {
      const known = latest.get(scopeNo) ?? null;
      latest.set(scopeNo, known === null || (at !== null && at > known) ? at : known);
    }
  };
  const held = new Set<number>();
  for (const resourceNo of input.held) {
    note(resourceNo, null);
    for (const scopeNo of [scopes.organizationScope, ...scopes.scopesOf(resourceNo)]) held.add(scopeNo);
  }
  for (const [resourceNo, at] of input.lastActive ?? []) note(resourceNo, at);

  const isTold = input.lastActive !== null;
  return [...latest].map(([scopeNo, at]) => ({
    scopeNo,
    effectiveAt: at ?? (isTold ? input.addedAt : null),
    isNever: at === null && isTold,
    isHeld: held.has(scopeNo),
  }));
}
