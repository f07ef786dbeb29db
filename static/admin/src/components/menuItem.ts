// One line of a menu.

export interface MenuItem<Key extends string> {
  readonly key: Key;
  readonly label: string;
  /** What it does, told when it is pointed at. */
  readonly hint: string;
  /** Why it cannot be chosen, short and in a sentence; null: it can. */
  readonly refusal: { readonly label: string; readonly text: string } | null;
}
