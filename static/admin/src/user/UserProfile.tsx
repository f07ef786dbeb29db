// What Atlassian tells of the account, and what the app itself has seen of it.
import {
  accountTypeWords,
  choiceWords,
  fieldWords,
  mfaWords,
  sourceWords,
} from '../../../../src/contract/filterWords';
import { roleName } from '../../../../src/contract/roleWords';
import {
  accountStatusWords,
  membershipStatusWords,
  profileWords,
  userWords,
} from '../../../../src/contract/userWords';
import { userStatusWords, usersWords } from '../../../../src/contract/usersWords';
import type { UserDetails } from '../../../../src/domain/userDetails';
import { Fact, Facts } from '../components/Facts';
import { RelativeTime } from '../components/RelativeTime';
import { useFormats } from '../components/viewer';
import { Day, LastUse, Told } from '../table/cells';
import { Missing } from '../table/Missing';
import { CopyButton } from './CopyButton';
import { Section } from './Section';
import styles from './UserProfile.module.css';
import { UsersLink } from './UsersLink';

interface AboutUser {
  readonly user: UserDetails;
}

export function UserProfile({ user }: AboutUser) {
  return (
    <Section title={userWords.profile}>
      <Facts>
        <Email user={user} />
        <Fact term={profileWords.accountId}>
          <CopyButton what={profileWords.accountId} text={user.accountId} />
        </Fact>
      </Facts>
      <div className={styles.profile}>
        <Facts>
          <Person user={user} />
        </Facts>
        <Facts>
          <Account user={user} />
        </Facts>
      </div>
    </Section>
  );
}

function Email({ user: { email, isEmailVerified } }: AboutUser) {
  return (
    <Fact term={fieldWords.email}>
      {email === null ? (
        <Missing words={usersWords.noEmail} />
      ) : (
        <CopyButton what={fieldWords.email} text={email} />
      )}
      {email !== null && isEmailVerified !== null && (
        <span className={styles.aside}>
          {isEmailVerified ? profileWords.emailVerified : profileWords.emailNotVerified}
        </span>
      )}
    </Fact>
  );
}

function Person({ user }: AboutUser) {
  const { jobTitle, department } = user;
  return (
    <>
      {user.nickname !== null && user.nickname !== user.name && (
        <Fact term={profileWords.nickname}>{user.nickname}</Fact>
      )}
      <Fact term={fieldWords['job-title']}>
        {jobTitle === null ? (
          <Told words={null} />
        ) : (
          <UsersLink condition={{ field: 'job-title', operator: 'any-of', values: [jobTitle] }}>
            {jobTitle}
          </UsersLink>
        )}
      </Fact>
      <Fact term={fieldWords.department}>
        {department === null ? (
          <Told words={null} />
        ) : (
          <UsersLink condition={{ field: 'department', operator: 'any-of', values: [department] }}>
            {department}
          </UsersLink>
        )}
      </Fact>
      <Fact term={profileWords.organization}>
        <Told words={user.organization} />
      </Fact>
      <Fact term={profileWords.location}>
        <Told words={user.location} />
      </Fact>
      <Fact term={profileWords.timeZone}>
        <Told words={user.timeZone} />
      </Fact>
      <Fact term={fieldWords['platform-role']}>
        <PlatformRoles user={user} />
      </Fact>
    </>
  );
}

function PlatformRoles({ user: { platformRoles } }: AboutUser) {
  if (platformRoles.length === 0) return <Missing words={usersWords.noPlatformRoles} />;
  return (
    <ul className={styles.list}>
      {platformRoles.map((roleId) => (
        <li key={roleId}>
          <UsersLink condition={{ field: 'platform-role', operator: 'any-of', values: [roleId] }}>
            {roleName(roleId)}
          </UsersLink>
        </li>
      ))}
    </ul>
  );
}

function Account({ user }: AboutUser) {
  const { status, accountStatus, membershipStatus, accountType, source, mfaEnabled } = user;
  const mfa = mfaEnabled === null ? 'unknown' : mfaEnabled ? 'on' : 'off';
  return (
    <>
      <Fact term={fieldWords.status}>
        <UsersLink condition={{ field: 'status', operator: 'any-of', values: [status] }}>
          {userStatusWords[status]}
        </UsersLink>
        <span className={styles.aside}>
          {profileWords.accountStatus}: {accountStatusWords[accountStatus]} · {profileWords.membershipStatus}:{' '}
          {membershipStatusWords[membershipStatus]}
        </span>
      </Fact>
      <Fact term={fieldWords['account-type']}>
        <UsersLink condition={{ field: 'account-type', operator: 'any-of', values: [accountType] }}>
          {accountTypeWords[accountType]}
        </UsersLink>
      </Fact>
      <Fact term={fieldWords.source}>
        <UsersLink condition={{ field: 'source', operator: 'any-of', values: [source] }}>
          {sourceWords[source]}
        </UsersLink>
      </Fact>
      <Fact term={choiceWords.mfa}>
        <UsersLink condition={{ field: 'mfa', operator: 'any-of', values: [mfa] }}>{mfaWords[mfa]}</UsersLink>
      </Fact>
      <Directories user={user} />
      <Licenses user={user} />
      <Times user={user} />
    </>
  );
}

function Directories({ user: { directories } }: AboutUser) {
  if (directories.length === 0) return null;
  return (
    <Fact term={profileWords.directories}>
      {directories.map(({ directoryId, name }) => name ?? directoryId).join(', ')}
    </Fact>
  );
}

function Licenses({ user: { places } }: AboutUser) {
  const formats = useFormats();
  const seats = places.filter((place) => place.isSeat).length;
  return (
    <Fact term={profileWords.licenses}>
      {seats === 0 ? (
        formats.number(seats)
      ) : (
        <UsersLink condition={{ field: 'seats', operator: 'at-least', values: [seats] }}>
          {formats.number(seats)}
        </UsersLink>
      )}
    </Fact>
  );
}

function Times({ user }: AboutUser) {
  return (
    <>
      <Fact term={fieldWords['last-active']}>
        <LastUse lastActive={user.lastActive} isWhole />
      </Fact>
      <Fact term={fieldWords.added}>
        {user.addedAt === null ? (
          <Missing words={usersWords.unknown} why={usersWords.addedUnknown} />
        ) : (
          <Day at={user.addedAt} />
        )}
      </Fact>
      <Fact term={profileWords.firstSeen}>
        <RelativeTime at={user.firstSeenAt} />
      </Fact>
      <Fact term={profileWords.changed}>
        <RelativeTime at={user.changedAt} />
      </Fact>
    </>
  );
}
