// The groups that the user is in, and what each of them gives.
import { Text } from '@atlaskit/primitives/compiled';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import { filterWords } from '../../../../src/contract/filterWords';
import { groupsWords, managerWords } from '../../../../src/contract/placesWords';
import { productName } from '../../../../src/contract/productWords';
import { roleName } from '../../../../src/contract/roleWords';
import { userGroupWords, userWords } from '../../../../src/contract/userWords';
import { usersWords } from '../../../../src/contract/usersWords';
import type { UserDetails, UserGroup, UserPlace } from '../../../../src/domain/userDetails';
import unseen from '../components/unseen.module.css';
import { useFormats } from '../components/viewer';
import { siteName } from '../filter/siteName';
import { Section } from './Section';
import styles from './UserGroups.module.css';
import { UsersLink } from './UsersLink';

/** Fewer are found by looking. */
const SEARCHED_FROM = 6;

export function UserGroups({ user: { groups, places } }: { readonly user: UserDetails }) {
  const formats = useFormats();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase();
  const found = groups.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  return (
    <Section title={userWords.groups} count={groups.length}>
      {groups.length >= SEARCHED_FROM && (
        <Textfield
          type="search"
          aria-label={userGroupWords.find}
          placeholder={userGroupWords.find}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <output className={unseen.unseen}>
        {wanted !== '' && userGroupWords.found(formats.number(found.length), formats.number(groups.length))}
      </output>
      {found.length === 0 ? (
        <Text color="color.text.subtle">
          {groups.length === 0 ? userGroupWords.none : userGroupWords.noneFound}
        </Text>
      ) : (
        <ul className={styles.groups}>
          {found.map((group) => (
            <li key={group.groupId} className={styles.group}>
              <GroupLine group={group} grants={grantsOf(group, places)} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

interface GroupLineProps {
  readonly group: UserGroup;
  readonly grants: readonly string[];
}

function GroupLine({ group, grants }: GroupLineProps) {
  const { groupId, name, description, managedBy, isSynced, members } = group;
  const formats = useFormats();
  const condition = { field: 'group', operator: 'any-of', values: [groupId] } as const;
  return (
    <>
      <span className={styles.name}>
        <UsersLink condition={condition} called={name}>
          {name}
        </UsersLink>
        <span className={styles.members}>
          {members === null ? (
            userGroupWords.membersUnknown
          ) : (
            <UsersLink condition={condition} called={name}>
              {filterWords.members(formats.number(members), members === 1)}
            </UsersLink>
          )}
        </span>
      </span>
      <span className={styles.about}>
        {groupsWords.managedBy}: {managerWords[managedBy]}
        {isSynced !== null && (
          <span title={isSynced ? userGroupWords.syncedWhy : undefined}>
            {' · '}
            {isSynced ? userGroupWords.synced : userGroupWords.notSynced}
          </span>
        )}
        {description !== null && description !== '' && ` · ${description}`}
      </span>
      <span className={styles.about}>
        {grants.length === 0 ? userGroupWords.grantsNothing : userGroupWords.grants(grants.join(', '))}
      </span>
    </>
  );
}

/** What the group gives is a known path to each app on which the user holds something. */
function grantsOf({ groupId }: UserGroup, places: readonly UserPlace[]): string[] {
  return places.flatMap(({ paths, productKey, hostUrl, siteId }) =>
    paths.flatMap((path) => {
      if (path.kind !== 'group' || path.groupId !== groupId) return [];
      const place = usersWords.on(productName(productKey), siteName(hostUrl) ?? siteId);
      return [`${place} (${path.roles.map(roleName).join(', ')})`];
    }),
  );
}
