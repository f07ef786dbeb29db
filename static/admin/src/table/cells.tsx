// What stands in the columns of a user.
import Lozenge from '@atlaskit/lozenge';
import { type ComponentProps, type ReactNode, useContext } from 'react';
import { accountTypeWords, mfaWords, sourceWords } from '../../../../src/contract/filterWords';
import { roleName } from '../../../../src/contract/roleWords';
import { userStatusWords, usersWords } from '../../../../src/contract/usersWords';
import type { UserListItem } from '../../../../src/contract/views';
import type { UserStatus } from '../../../../src/domain/directory';
import type { LastActive } from '../../../../src/domain/lastActive';
import { RelativeTime } from '../components/RelativeTime';
import { UserAvatar } from '../components/UserAvatar';
import { useFormats } from '../components/viewer';
import { IsWholeOrganization } from './activityScope';
import styles from './cells.module.css';
import { Missing } from './Missing';
import { OpenUser } from './openUser';
import { shownName } from './shownName';
import type { CellProps } from './tableDefinition';

type UserCellProps = CellProps<UserListItem>;

export function NameCell({ row }: UserCellProps) {
  const open = useContext(OpenUser);
  const name = shownName(row);
  const content = (
    <>
      <UserAvatar name={row.name} url={row.avatarUrl} />
      <span className={row.name === null ? styles.missing : styles.name} title={name}>
        {name}
      </span>
    </>
  );
  if (open === null) return <span className={styles.person}>{content}</span>;
  return (
    <button className={styles.open} type="button" tabIndex={-1} onClick={() => open(row)}>
      {content}
    </button>
  );
}

export function EmailCell({ row }: UserCellProps) {
  if (row.email === null) return <Missing words={usersWords.noEmail} />;
  return <span title={row.email}>{row.email}</span>;
}

export const STATUS_APPEARANCE = {
  active: 'success',
  suspended: 'moved',
  not_invited: 'default',
  deactivated: 'removed',
  for_deletion: 'removed',
  unknown: 'default',
} as const satisfies Record<UserStatus, ComponentProps<typeof Lozenge>['appearance']>;

export function StatusCell({ row }: UserCellProps) {
  return <Lozenge appearance={STATUS_APPEARANCE[row.status]}>{userStatusWords[row.status]}</Lozenge>;
}

export function LastActiveCell({ row }: UserCellProps) {
  return <LastUse lastActive={row.lastActive} isWhole={useContext(IsWholeOrganization)} />;
}

export interface LastUseProps {
  readonly lastActive: LastActive;
  /** Of the whole organization, not of a part. */
  readonly isWhole: boolean;
}

export function LastUse({ lastActive, isWhole }: LastUseProps) {
  switch (lastActive.kind) {
    case 'used':
      return <RelativeTime at={lastActive.at} />;
    // The day of being added stands in, and says so.
    case 'never':
      return (
        <>
          {isWhole ? usersWords.neverActive : usersWords.neverActiveHere}
          <span className={styles.details}>
            {usersWords.addedOn} <Day at={lastActive.at} />
          </span>
        </>
      );
    case 'unknown':
      return <Missing words={usersWords.unknown} why={usersWords.lastActiveUnknown} />;
    case 'none':
      return <Missing words={usersWords.noAccessHere} />;
  }
}

export function AddedCell({ row }: UserCellProps) {
  if (row.addedAt !== null) return <Day at={row.addedAt} />;
  return <Missing words={usersWords.unknown} why={usersWords.addedUnknown} />;
}

export function Day({ at }: { readonly at: number }) {
  const formats = useFormats();
  return (
    <time dateTime={new Date(at).toISOString()} title={formats.instant(at)}>
      {formats.day(at)}
    </time>
  );
}

/** As seen by a sync, not when it happened. */
export function ChangedCell({ row }: UserCellProps) {
  return <RelativeTime at={row.changedAt} />;
}

export function SeatsCell({ row }: UserCellProps) {
  return <>{useFormats().number(row.seats)}</>;
}

export function AccountTypeCell({ row }: UserCellProps) {
  return <Told words={row.accountType === 'unknown' ? null : accountTypeWords[row.accountType]} />;
}

export function SourceCell({ row }: UserCellProps) {
  return <Told words={row.source === 'unknown' ? null : sourceWords[row.source]} />;
}

export function MfaCell({ row }: UserCellProps) {
  return <Told words={row.mfaEnabled === null ? null : mfaWords[row.mfaEnabled ? 'on' : 'off']} />;
}

export function JobTitleCell({ row }: UserCellProps) {
  return <Told words={row.jobTitle} />;
}

export function DepartmentCell({ row }: UserCellProps) {
  return <Told words={row.department} />;
}

export function PlatformRolesCell({ row }: UserCellProps) {
  if (row.platformRoles.length === 0) return <Missing words={usersWords.noPlatformRoles} />;
  const names = row.platformRoles.map(roleName).join(', ');
  return <span title={names}>{names}</span>;
}

/** Null: Atlassian did not tell. */
export function Told({ words }: { readonly words: string | null }): ReactNode {
  return words === null ? (
    <Missing words={usersWords.unknown} why={usersWords.notTold} />
  ) : (
    <span title={words}>{words}</span>
  );
}
