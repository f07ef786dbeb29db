// Where the user can do what, by which ways, and when that was last used.
import Lozenge from '@atlaskit/lozenge';
import { Text } from '@atlaskit/primitives/compiled';
import { productName } from '../../../../src/contract/productWords';
import { roleName } from '../../../../src/contract/roleWords';
import { unbilledWhy, unbilledWords, userPlaceWords, userWords } from '../../../../src/contract/userWords';
import { usersWords } from '../../../../src/contract/usersWords';
import type { UserStatus } from '../../../../src/domain/directory';
import { costsLicense } from '../../../../src/domain/userDetails';
import type { UserDetails, UserPlace } from '../../../../src/domain/userDetails';
import { useFormats } from '../components/viewer';
import { siteName } from '../filter/siteName';
import { LastUse } from '../table/cells';
import { Missing } from '../table/Missing';
import { AccessPaths } from './AccessPaths';
import { Section } from './Section';
import styles from './UserPlaces.module.css';
import { UsersLink } from './UsersLink';

export function UserPlaces({ user }: { readonly user: UserDetails }) {
  const { places } = user;
  if (places.length === 0) {
    return (
      <Section title={userWords.places} count={0}>
        <Text color="color.text.subtle">{userPlaceWords.none}</Text>
      </Section>
    );
  }
  const sites = [...new Set(places.map(({ siteId }) => siteId))];
  return (
    <Section title={userWords.places} count={places.length}>
      <table className={styles.places}>
        <caption className={styles.caption}>{userPlaceWords.table}</caption>
        <thead>
          <tr>
            <th scope="col">{userPlaceWords.app}</th>
            <th scope="col">{userPlaceWords.access}</th>
            <th scope="col">{userPlaceWords.lastActive}</th>
          </tr>
        </thead>
        <tbody>
          {sites.map((siteId) => (
            <SiteRows
              key={siteId}
              places={places.filter((place) => place.siteId === siteId)}
              status={user.status}
            />
          ))}
        </tbody>
      </table>
      <Freshness user={user} />
    </Section>
  );
}

interface OfUser {
  readonly status: UserStatus;
}

function SiteRows({ places, status }: OfUser & { readonly places: readonly UserPlace[] }) {
  const [first] = places;
  if (first === undefined) return null;
  const { siteId, hostUrl } = first;
  const name = siteName(hostUrl) ?? siteId;
  return (
    <>
      <tr>
        <th className={styles.site} scope="colgroup" colSpan={3}>
          <UsersLink condition={{ field: 'site', operator: 'any-of', values: [siteId] }} called={name}>
            {name}
          </UsersLink>
        </th>
      </tr>
      {places.map((place) => (
        <tr key={place.resourceId}>
          <PlaceCells place={place} site={name} status={status} />
        </tr>
      ))}
    </>
  );
}

interface PlaceCellsProps extends OfUser {
  readonly place: UserPlace;
  readonly site: string;
}

function PlaceCells({ place, site, status }: PlaceCellsProps) {
  const product = productName(place.productKey);
  const { resourceId, isHeld, isSandbox, roles } = place;
  return (
    <>
      <th scope="row" className={styles.app}>
        <UsersLink
          condition={{ field: 'app', operator: 'any-of', values: [resourceId] }}
          called={usersWords.on(product, site)}
        >
          {product}
        </UsersLink>
        <span className={styles.marks}>
          {isSandbox && <Lozenge>{userPlaceWords.sandbox}</Lozenge>}
          {isHeld ? (
            <LicenseMark place={place} status={status} />
          ) : (
            <span title={userPlaceWords.noAccessWhy}>
              <Lozenge>{userPlaceWords.noAccess}</Lozenge>
            </span>
          )}
        </span>
        {roles.length > 0 && <span className={styles.roles}>{roles.map(roleName).join(', ')}</span>}
      </th>
      <td>
        {isHeld && place.paths.length === 0 ? (
          <Missing words={userPlaceWords.noPath} why={userPlaceWords.noPathWhy} />
        ) : (
          <AccessPaths place={place} />
        )}
      </td>
      <td>
        <LastUse lastActive={place.lastActive} isWhole={false} />
      </td>
    </>
  );
}

function LicenseMark({ place, status }: OfUser & { readonly place: UserPlace }) {
  if (place.isSeat) return <Lozenge appearance="inprogress">{usersWords.seat}</Lozenge>;
  const isPaused = costsLicense(place) && status !== 'active' && status !== 'unknown';
  if (!isPaused) return <Lozenge>{usersWords.noSeat}</Lozenge>;
  return (
    <span title={unbilledWhy}>
      <Lozenge maxWidth="100%">{unbilledWords[status]}</Lozenge>
    </span>
  );
}

/** How old what stands above may be. */
function Freshness({ user: { asOf, places } }: { readonly user: UserDetails }) {
  const formats = useFormats();
  return (
    <Text as="p" size="small" color="color.text.subtlest">
      {asOf.users !== null && `${userPlaceWords.asOf(formats.instant(asOf.users))} `}
      {asOf.directRoles !== null
        ? userPlaceWords.directRolesAsOf(formats.instant(asOf.directRoles))
        : places.some(costsLicense)
          ? userPlaceWords.directRolesNotSearched
          : userPlaceWords.directRolesNoLicense}{' '}
      {asOf.activity === null
        ? userPlaceWords.activityNotRead
        : userPlaceWords.activityAsOf(formats.instant(asOf.activity))}
    </Text>
  );
}
