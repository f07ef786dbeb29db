/** What a person reads about one thing that went wrong. */
export interface Words {
  readonly title: string;
  /** What happened and what was kept: whole sentences. */
  readonly message: string;
  /** What to do: whole sentences. */
  readonly action: string;
}
