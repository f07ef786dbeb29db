// What the guard of the pages keeps in mind.

interface Shown {
  readonly pathname: string;
  readonly search: URLSearchParams;
}

export interface Guarded {
  /** What was looked at last: the path with its query. */
  readonly address: string;
  readonly caught: { readonly error: unknown } | null;
}

/** Somewhere else all is tried as if nothing had happened: a page may fail of nothing but its query. Null: no change. */
export function guardedAt({ pathname, search }: Shown, last: Guarded): Guarded | null {
  const address = `${pathname}?${search}`;
  return address === last.address ? null : { address, caught: null };
}
