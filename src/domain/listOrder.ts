// The order of a list as an address says it: the key alone, or after a minus for the descending order.

export interface ListOrder<Key extends string> {
  readonly by: Key;
  /** What is not told comes last in both directions. */
  readonly direction: 'ascending' | 'descending';
}

export function orderToText({ by, direction }: ListOrder<string>): string {
  return direction === 'descending' ? `-${by}` : by;
}

/** Returns null for a key that the list does not know. */
export function orderFromText<Key extends string>(text: string, keys: readonly Key[]): ListOrder<Key> | null {
  const isDescending = text.startsWith('-');
  const by = keys.find((key) => key === (isDescending ? text.slice(1) : text));
  return by === undefined ? null : { by, direction: isDescending ? 'descending' : 'ascending' };
}

export function isSameOrder(one: ListOrder<string>, other: ListOrder<string>): boolean {
  return one.by === other.by && one.direction === other.direction;
}
