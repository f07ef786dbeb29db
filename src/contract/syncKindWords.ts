// What a sync reads, and whether it may remove what it did not see, in words. Numbers come in already written for the
// reader's locale.
import type { NamedTarget, SyncKind } from '../domain/run';
import { productName } from './productWords';

/** The choices of the history's filter. */
export const kindWords = {
  full: 'Full syncs',
  users: 'Users',
  group: 'Groups',
  site: 'Sites',
  product: 'Apps',
  resource: 'Apps on a site',
  changes: 'Changes',
} as const satisfies Record<SyncKind, string>;

export const kindFilterWords = {
  label: 'Show',
  everything: 'All but changes',
  what: 'What',
  empty: 'No sync of this kind yet',
  emptyText: 'Choose another kind to see the other syncs.',
  changesText: (latest: string) =>
    `Changes that the audit log names, and users whom an operation changed, are read anew in syncs of their own, last ${latest}.`,
  showChanges: 'Show these syncs',
} as const;

/** Says what a sync reads: "Everything", "Group jira-users", "12 users". */
export function targetWords(
  kind: SyncKind,
  target: NamedTarget | null,
  number: (value: number) => string,
): string {
  switch (kind) {
    case 'full':
      return 'Everything';
    case 'users':
      return target?.users === 1 ? '1 user' : `${target?.users ? number(target.users) : 'Some'} users`;
    case 'group':
      return `Group ${target?.name ?? NAMELESS}`;
    case 'site':
      return `Site ${target?.name ?? NAMELESS}`;
    case 'product':
      return target?.name ? productName(target.name) : `App ${NAMELESS}`;
    case 'resource':
      return target?.name ?? `App ${NAMELESS}`;
    case 'changes':
      return 'Changes';
  }
}

const NAMELESS = 'without a known name';
