// One line of a menu.

/** Why something cannot be chosen, short and in a sentence. */
export interface Refusal {
  readonly label: string;
  readonly text: string;
}

export interface MenuItem<Key extends string> {
  readonly key: Key;
  readonly label: string;
  /** What it does, told when it is pointed at. */
  readonly hint: string;
  /** Null: it can be chosen. */
  readonly refusal: Refusal | null;
}
