/** One page of a remote or stored list. `nextCursor` null: the list ended with this page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  /** How many entries the whole list has; absent: not told. */
  readonly total?: number | undefined;
}
