// Every known way to the roles on one app.
import Lozenge from '@atlaskit/lozenge';
import { roleName } from '../../../../src/contract/roleWords';
import { groupsWords, managerWords } from '../../../../src/contract/placesWords';
import { userPlaceWords } from '../../../../src/contract/userWords';
import type { KnownPath, UserPlace } from '../../../../src/domain/userDetails';
import styles from './AccessPaths.module.css';
import { UsersLink } from './UsersLink';

export function AccessPaths({ place: { paths } }: { readonly place: UserPlace }) {
  return (
    <ul className={styles.paths}>
      {paths.map((path) => (
        <li key={path.kind === 'group' ? path.groupId : path.kind}>
          <span className={styles.way}>
            <Way path={path} />
            {path.givesSeat && (
              <span title={userPlaceWords.givesLicenseWhy}>
                <Lozenge appearance="inprogress">{userPlaceWords.givesLicense}</Lozenge>
              </span>
            )}
          </span>
          <span className={styles.about} title={isDefault(path) ? userPlaceWords.isDefaultWhy : undefined}>
            {aboutPath(path)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function isDefault(path: KnownPath): boolean {
  return path.kind === 'group' && path.isDefault;
}

/** Who keeps it, and what it gives. */
function aboutPath(path: KnownPath): string {
  const roles = path.roles.map(roleName).join(', ');
  if (path.kind !== 'group') return roles;
  const manager = `${groupsWords.managedBy}: ${managerWords[path.managedBy]}`;
  return [manager, ...(path.isDefault ? [userPlaceWords.isDefault] : []), roles].join(' · ');
}

function Way({ path }: { readonly path: KnownPath }) {
  switch (path.kind) {
    case 'group':
      return (
        <UsersLink
          condition={{ field: 'path', operator: 'through', values: [path.groupId] }}
          called={path.name}
        >
          {path.name}
        </UsersLink>
      );
    case 'direct':
      return (
        <UsersLink condition={{ field: 'path', operator: 'direct', values: [] }}>
          {userPlaceWords.direct}
        </UsersLink>
      );
    case 'inferred':
      return <span title={userPlaceWords.inferredWhy}>{userPlaceWords.inferred}</span>;
  }
}
