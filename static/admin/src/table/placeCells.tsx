// The columns of a user that can hold more than fits: sites, apps, groups.
import { productName } from '../../../../src/contract/productWords';
import { roleName } from '../../../../src/contract/roleWords';
import { columnWords, usersWords } from '../../../../src/contract/usersWords';
import type { UserListItem } from '../../../../src/contract/views';
import { useUserDetails } from '../api/users';
import { siteName } from '../filter/siteName';
import styles from './cells.module.css';
import { Expandable, NameList } from './Expandable';
import { Missing } from './Missing';
import type { CellProps } from './tableDefinition';

type UserCellProps = CellProps<UserListItem>;

export function SitesCell({ row, ...expansion }: UserCellProps) {
  const names = row.sites.map(({ siteId, hostUrl }) => siteName(hostUrl) ?? siteId);
  if (names.length === 0) return <Missing words={usersWords.noSites} />;
  return <Expandable {...expansion} label={columnWords.sites} names={names} title={names.join('\n')} />;
}

/** Each app once, whatever the number of sites; expanded, each on its site with the roles. */
export function ProductsCell({ row, ...expansion }: UserCellProps) {
  if (row.products.length === 0) return <Missing words={usersWords.noProducts} />;
  const sites = new Map(row.sites.map(({ siteId, hostUrl }) => [siteId, siteName(hostUrl) ?? siteId]));
  const places = row.products.map(({ resourceId, productKey, siteId, isSeat, roles }) => ({
    resourceId,
    place: usersWords.on(productName(productKey), sites.get(siteId) ?? siteId),
    details: [...roles.map(roleName), isSeat ? usersWords.seat : usersWords.noSeat].join(', '),
  }));
  return (
    <Expandable
      {...expansion}
      label={columnWords.products}
      names={[...new Set(row.products.map(({ productKey }) => productName(productKey)))]}
      title={places.map(({ place, details }) => `${place} – ${details}`).join('\n')}
      all={
        <ul className={styles.list}>
          {places.map(({ resourceId, place, details }) => (
            <li key={resourceId}>
              {place}
              <span className={styles.details}>{details}</span>
            </li>
          ))}
        </ul>
      }
    />
  );
}

export function GroupsCell({ row, ...expansion }: UserCellProps) {
  const { count, first } = row.groups;
  if (count === 0) return <Missing words={usersWords.noGroups} />;
  const names = first.map(({ name }) => name);
  const more = count - names.length;
  return (
    <Expandable
      {...expansion}
      label={columnWords.groups}
      names={names}
      more={more}
      title={names.join('\n')}
      {...(more > 0 ? { all: <AllGroups user={row} /> } : {})}
    />
  );
}

/** The list holds only the first groups of each user: all of them are asked for when somebody wants to see them. */
function AllGroups({ user }: { readonly user: UserListItem }) {
  const { data, isError } = useUserDetails(user.accountId);
  const known = data?.groups ?? user.groups.first;
  return (
    <>
      <NameList names={known.map(({ name }) => name)} />
      {data === undefined && (
        <span className={styles.details}>
          {isError ? usersWords.groupsNotRead : usersWords.groupsOnTheirWay}
        </span>
      )}
    </>
  );
}
