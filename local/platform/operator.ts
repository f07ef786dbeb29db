// Who may act at the local platform.

export interface OperatorAccount {
  readonly accountId: string;
  readonly displayName: string;
  readonly timeZone: string;
  /** As the browser names it: `en-US`. */
  readonly locale: string;
  readonly jiraAdmin: boolean;
  readonly theme?: 'light' | 'dark';
}
