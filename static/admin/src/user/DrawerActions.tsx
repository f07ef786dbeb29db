// What can be done from the drawer: changing the user, reading it anew, going to Atlassian's own page.
import type { MouseEvent } from 'react';
import LinkExternalIcon from '@atlaskit/icon/core/link-external';
import { userWords } from '../../../../src/contract/userWords';
import { openBeside } from '../api/host';
import { UserActionsMenu } from '../operations/UserActionsMenu';
import { SyncUser, type SyncUserProps } from './SyncUser';
import styles from './DrawerActions.module.css';

export function DrawerActions({ user, readAt }: SyncUserProps) {
  return (
    <div className={styles.actions}>
      <SyncUser user={user} readAt={readAt} />
      <div className={styles.beside}>
        <UserActionsMenu user={user} />
        {user.adminUrl !== null && <AtAtlassian url={user.adminUrl} />}
      </div>
    </div>
  );
}

function AtAtlassian({ url }: { readonly url: string }) {
  const follow = (event: MouseEvent): void => {
    // The host opens it, and may ask first: a frame of its own may have no right to.
    event.preventDefault();
    openBeside(url);
  };
  return (
    <a className={styles.link} href={url} target="_blank" rel="noopener noreferrer" onClick={follow}>
      {userWords.atAtlassian}
      <LinkExternalIcon label="" size="small" color="currentColor" />
    </a>
  );
}
