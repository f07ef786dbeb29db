/** One page of a remote or stored list. `nextCursor` null: the list ended with this page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}
