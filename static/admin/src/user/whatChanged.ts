// What a sync changed about a user, line by line.
import { accountTypeWords, fieldWords, mfaWords, sourceWords } from '../../../../src/contract/filterWords';
import { productName } from '../../../../src/contract/productWords';
import { roleName } from '../../../../src/contract/roleWords';
import { profileWords, syncUserWords, userWords } from '../../../../src/contract/userWords';
import { userStatusWords, usersWords } from '../../../../src/contract/usersWords';
import type { UserDetails, UserPlace } from '../../../../src/domain/userDetails';
import { siteName } from '../filter/siteName';

export interface Change {
  readonly what: string;
  readonly how: string;
}

/** When somebody was last active is told by the list of places: it changes with every use. */
export function whatChanged(before: UserDetails, after: UserDetails): Change[] {
  const isGone = after.goneAt !== null;
  // Whoever is gone has lost everything: one line says so.
  if (isGone && before.goneAt === null) return [{ what: userWords.title, how: syncUserWords.gone }];
  const isBack = !isGone && before.goneAt !== null;
  return [
    ...(isBack ? [{ what: userWords.title, how: syncUserWords.back }] : []),
    ...profileChanges(before, after),
    ...groupChanges(before, after),
    ...placeChanges(before, after),
  ];
}

/** Each fact in words; null: not told. */
const facts: readonly (readonly [what: string, of: (user: UserDetails) => string | null])[] = [
  [profileWords.name, ({ name }) => name],
  [profileWords.nickname, ({ nickname }) => nickname],
  [fieldWords.email, ({ email }) => email],
  [fieldWords.status, ({ status }) => userStatusWords[status]],
  [fieldWords['account-type'], ({ accountType }) => accountTypeWords[accountType]],
  [fieldWords.source, ({ source }) => sourceWords[source]],
  [fieldWords.mfa, ({ mfaEnabled }) => (mfaEnabled === null ? null : mfaWords[mfaEnabled ? 'on' : 'off'])],
  [fieldWords['job-title'], ({ jobTitle }) => jobTitle],
  [fieldWords.department, ({ department }) => department],
  [profileWords.organization, ({ organization }) => organization],
  [profileWords.location, ({ location }) => location],
  [profileWords.timeZone, ({ timeZone }) => timeZone],
  [fieldWords['platform-role'], ({ platformRoles }) => platformRoles.map(roleName).join(', ') || null],
];

function profileChanges(before: UserDetails, after: UserDetails): Change[] {
  return facts.flatMap(([what, of]) => {
    const [was, is] = [of(before), of(after)];
    if (was === is) return [];
    return [{ what, how: syncUserWords.from(was ?? syncUserWords.nothing, is ?? syncUserWords.nothing) }];
  });
}

function groupChanges(before: UserDetails, after: UserDetails): Change[] {
  const missing = (from: UserDetails, other: UserDetails): UserDetails['groups'] =>
    from.groups.filter((group) => other.groups.every(({ groupId }) => groupId !== group.groupId));
  return [
    ...missing(after, before).map(({ name }) => ({ what: syncUserWords.joined, how: name })),
    ...missing(before, after).map(({ name }) => ({ what: syncUserWords.left, how: name })),
  ];
}

function placeChanges(before: UserDetails, after: UserDetails): Change[] {
  const all = new Map([...before.places, ...after.places].map((place) => [place.resourceId, place]));
  return [...all.values()].flatMap((place): Change[] => {
    const find = (user: UserDetails): UserPlace | undefined =>
      user.places.find(({ resourceId }) => resourceId === place.resourceId);
    const [was, is] = [find(before), find(after)];
    const how = usersWords.on(productName(place.productKey), siteName(place.hostUrl) ?? place.siteId);
    if (was?.isHeld === true && is?.isHeld !== true) return [{ what: syncUserWords.lost, how }];
    const isGained = was?.isHeld !== true && is?.isHeld === true;
    const [hadSeat, hasSeat] = [was?.isSeat === true, is?.isSeat === true];
    return [
      ...(isGained ? [{ what: syncUserWords.gained, how }] : []),
      ...(hadSeat === hasSeat
        ? []
        : [{ what: hasSeat ? syncUserWords.licensed : syncUserWords.unlicensed, how }]),
    ];
  });
}
