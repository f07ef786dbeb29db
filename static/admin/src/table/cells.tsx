// What stands in the columns of a user.
import Lozenge from '@atlaskit/lozenge';
import type { ComponentProps } from 'react';
import { productName } from '../../../../src/contract/productWords';
import { userStatusWords, usersWords } from '../../../../src/contract/usersWords';
import type { UserListItem } from '../../../../src/contract/views';
import type { UserStatus } from '../../../../src/domain/directory';
import { RelativeTime } from '../components/RelativeTime';
import { UserAvatar } from '../components/UserAvatar';
import { useFormats } from '../components/viewer';
import { siteName } from '../filter/filterEditing';
import styles from './cells.module.css';
import { shownName } from './shownName';

export interface CellProps {
  readonly user: UserListItem;
  /** False: last active is looked for in a part of the organization. */
  readonly isWhole: boolean;
}

export function NameCell({ user }: CellProps) {
  const name = shownName(user);
  return (
    <span className={styles.person}>
      <UserAvatar name={user.name} url={user.avatarUrl} />
      <span className={user.name === null ? styles.missing : styles.name} title={name}>
        {name}
      </span>
    </span>
  );
}

export function EmailCell({ user }: CellProps) {
  if (user.email === null) return <Missing words={usersWords.noEmail} />;
  return <span title={user.email}>{user.email}</span>;
}

const STATUS_APPEARANCE = {
  active: 'success',
  suspended: 'moved',
  not_invited: 'default',
  deactivated: 'removed',
  for_deletion: 'removed',
  unknown: 'default',
} as const satisfies Record<UserStatus, ComponentProps<typeof Lozenge>['appearance']>;

export function StatusCell({ user }: CellProps) {
  return <Lozenge appearance={STATUS_APPEARANCE[user.status]}>{userStatusWords[user.status]}</Lozenge>;
}

export function SitesCell({ user }: CellProps) {
  const names = user.sites.map(({ siteId, hostUrl }) => siteName(hostUrl) ?? siteId);
  return <Names names={names} title={names.join('\n')} none={usersWords.noSites} />;
}

/** Each app once, whatever the number of sites; the tooltip has them all. */
export function ProductsCell({ user }: CellProps) {
  const sites = new Map(user.sites.map(({ siteId, hostUrl }) => [siteId, siteName(hostUrl) ?? siteId]));
  const names = [...new Set(user.products.map(({ productKey }) => productName(productKey)))];
  const title = user.products.map(({ productKey, siteId, isSeat }) => {
    const place = usersWords.on(productName(productKey), sites.get(siteId) ?? siteId);
    return `${place} – ${isSeat ? usersWords.seat : usersWords.noSeat}`;
  });
  return <Names names={names} title={title.join('\n')} none={usersWords.noProducts} />;
}

export function GroupsCell({ user }: CellProps) {
  const names = user.groups.first.map(({ name }) => name);
  const more = user.groups.count - names.length;
  return <Names names={names} more={more} title={names.join('\n')} none={usersWords.noGroups} />;
}

export function LastActiveCell({ user: { lastActive }, isWhole }: CellProps) {
  switch (lastActive.kind) {
    case 'used':
      return <RelativeTime at={lastActive.at} />;
    // The day of being added stands in, and says so.
    case 'never':
      return (
        <span className={styles.never}>
          {isWhole ? usersWords.neverActive : usersWords.neverActiveHere}
          <span className={styles.since}>
            {usersWords.addedOn} <Day at={lastActive.at} />
          </span>
        </span>
      );
    case 'unknown':
      return <Missing words={usersWords.unknown} why={usersWords.lastActiveUnknown} />;
    case 'none':
      return <Missing words={usersWords.noAccessHere} />;
  }
}

export function AddedCell({ user }: CellProps) {
  if (user.addedAt !== null) return <Day at={user.addedAt} />;
  return <Missing words={usersWords.unknown} why={usersWords.addedUnknown} />;
}

function Day({ at }: { readonly at: number }) {
  const formats = useFormats();
  return (
    <time dateTime={new Date(at).toISOString()} title={formats.instant(at)}>
      {formats.day(at)}
    </time>
  );
}

interface NamesProps {
  readonly names: readonly string[];
  /** How many there are beyond the names. */
  readonly more?: number;
  readonly title: string;
  readonly none: string;
}

/** All names, as far as there is room for them. */
function Names({ names, more = 0, title, none }: NamesProps) {
  const formats = useFormats();
  if (names.length === 0 && more <= 0) return <Missing words={none} />;
  return (
    <span className={styles.names} title={title}>
      <span className={styles.cut}>{names.join(', ')}</span>
      {more > 0 && <span className={styles.more}>{usersWords.more(formats.number(more))}</span>}
    </span>
  );
}

function Missing({ words, why }: { readonly words: string; readonly why?: string }) {
  return (
    <span className={styles.missing} title={why}>
      {words}
    </span>
  );
}
