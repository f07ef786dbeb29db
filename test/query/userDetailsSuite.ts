// What is shown of one user, on every database, held to what the organization says of itself.
import { expect, it } from 'vitest';
import { holds } from '../../local/organization/world/access';
import type { World } from '../../local/organization/world/world';
import type { UserFact } from '../../local/verify/facts';
import { knownAccess, knownDirectRoles } from '../../local/verify/knownAccess';
import { lastActiveIn, WHOLE_ORGANIZATION } from '../../src/domain/lastActive';
import { asAccountId } from '../../src/domain/ids';
import type { PlanSubject } from '../../src/domain/planSubject';
import { PlanPlaces } from '../../src/query/planPlaces';
import { readPlanSubjects } from '../../src/query/planSubjects';
import { findMirroredUser, type MirroredUser } from '../../src/query/userDetails';
import type { SyncedUsers } from '../support/syncedUsers';

/**
 * A few people hold roles that no group gives: beside a group's, and where no group gives any. So few that a sync asks
 * for the roles of each, and is told what follows from them.
 */
export function giveOwnRoles(world: World): void {
  for (const [i, person] of [...world.people.values()].entries()) {
    if (i % 25 !== 0 || !person.accountActive) continue;
    const own = world.resources.filter(({ directory }) =>
      person.places.some((place) => place.directory === directory),
    );
    const held = own.find((resource) => holds(person, resource, null));
    const other = own.find((resource) => !holds(person, resource, null));
    // Administrators follow as users; the other role of some of them is their own, too.
    const roles = i % 2 === 0 ? [ADMIN] : [ADMIN, USER];
    person.directRoles = [
      ...(held === undefined ? [] : [{ target: held, roleId: USER }]),
      ...(other === undefined ? [] : roles.map((roleId) => ({ target: other, roleId }))),
    ];
  }
}

export function userDetailsSuite(synced: () => SyncedUsers): void {
  const everyUser = async (check: (fact: UserFact, shown: Shown) => void) => {
    for (const fact of synced().facts.users) {
      const shown = await findMirroredUser(synced().sql, asAccountId(fact.accountId));
      if (shown === null) throw new Error(`The mirror does not know ${fact.accountId}`);
      check(fact, shown.details);
    }
  };

  it('shows each seat and product with every known path to it, and nothing else', async () => {
    const groups = new Map(synced().facts.groups.map((group) => [group.groupId, group]));
    const products = new Set(synced().facts.resources.map((resource) => resource.resourceId));
    const met = new Set<string>();
    let seats = 0;
    let unbilled = 0;

    await everyUser((fact, { places }) => {
      const access = [...knownAccess(fact, groups)].filter(([resourceId]) => products.has(resourceId));
      const held = places.filter((place) => place.isHeld);
      expect(held.map(({ resourceId, isSeat }) => `${resourceId} ${isSeat}`).sort()).toEqual(
        access.map(([resourceId, { isSeat }]) => `${resourceId} ${isSeat}`).sort(),
      );
      for (const place of held) {
        const paths = pathsTo(fact, place.resourceId, synced());
        expect(place.paths.map(plainPath)).toEqual(paths);
        const isBilled = fact.status === 'active';
        expect(place.isSeat).toBe(isBilled && place.paths.some((path) => path.givesSeat));
        if (!isBilled && place.paths.some((path) => path.givesSeat)) unbilled += 1;
        expect(place.roles).toEqual(
          sorted(paths.flatMap((path) => (path.way === 'inferred' ? [] : path.roles))),
        );
        seats += Number(place.isSeat);
        met.add(paths.map(({ way }) => (groups.has(way) ? 'group' : way)).join());
      }
    });

    expect(seats).toBeGreaterThan(200);
    expect(unbilled).toBeGreaterThan(0);
    for (const ways of ['group', 'group,group', 'group,direct', 'direct', 'direct,inferred'])
      expect(met).toContain(ways);
  });

  it('shows the groups by name, with who keeps them', async () => {
    const groups = new Map(synced().facts.groups.map((group) => [group.groupId, group]));

    await everyUser((fact, shown) => {
      const wanted = fact.groupIds.flatMap((groupId) => groups.get(groupId) ?? []);
      expect(shown.groups.map((group) => group.groupId as string).sort()).toEqual([...fact.groupIds].sort());
      for (const { groupId, name, managedBy, externalSynced, userCount, description } of wanted) {
        expect(shown.groups.find((group) => group.groupId === groupId)).toEqual({
          groupId,
          name,
          description,
          managedBy,
          isSynced: externalSynced,
          members: userCount,
        });
      }
    });
  });

  it('shows when each product was used last, and the whole organization', async () => {
    const usersById = new Map(synced().users.map((user) => [user.accountId, user]));

    await everyUser((fact, shown) => {
      const user = usersById.get(fact.accountId);
      if (user === undefined) throw new Error(`Nobody told of ${fact.accountId}`);
      expect(shown.lastActive).toEqual(lastActiveIn(user, WHOLE_ORGANIZATION));
      for (const { siteId, productKey, lastActive, resourceId } of shown.places) {
        expect(lastActive).toEqual(lastActiveIn(user, { sites: [siteId], products: [productKey] }));
        const usedAt = fact.activity?.[resourceId];
        if (usedAt !== undefined) expect(lastActive).toEqual({ kind: 'used', at: usedAt });
      }
      const shownUses = shown.places.filter((place) => place.lastActive.kind === 'used');
      expect(shownUses).toHaveLength(Object.keys(fact.activity ?? {}).length);
    });
  });

  it('shows the profile, and the directories', async () => {
    await everyUser((fact, shown) => {
      expect(shown).toMatchObject({
        name: fact.name,
        nickname: fact.nickname,
        email: fact.email,
        isEmailVerified: fact.emailVerified,
        avatarUrl: fact.avatarUrl,
        jobTitle: fact.jobTitle,
        department: fact.department,
        organization: fact.organization,
        location: fact.location,
        timeZone: fact.timeZone,
        status: fact.status,
        accountStatus: fact.accountStatus,
        membershipStatus: fact.membershipStatus,
        accountType: fact.claimStatus,
        mfaEnabled: fact.mfaEnabled,
        addedAt: fact.addedAt,
        platformRoles: fact.platformRoles,
        isErased: false,
        goneAt: null,
      });
      expect(shown.directories.map(({ directoryId }) => directoryId as string).sort()).toEqual(
        [...fact.directoryIds].sort(),
      );
    });
  });

  it('knows everybody as a plan does', async () => {
    const { sql, facts } = synced();
    const accountIds = facts.users.map(({ accountId }) => asAccountId(accountId));
    const planned = await readPlanSubjects(sql, accountIds, new PlanPlaces(sql));

    for (const accountId of accountIds) {
      const { subject = null } = (await findMirroredUser(sql, accountId)) ?? {};
      expect(plainSubject(subject)).toEqual(plainSubject(planned.get(accountId) ?? null));
    }
    const all = [...planned.values()];
    expect(all.some(({ directRoles }) => directRoles.some(({ isInferred }) => isInferred))).toBe(true);
    expect(all.some(({ groups }) => groups.some(({ isSynced }) => isSynced))).toBe(true);
    expect(all.some(({ groups }) => groups.some(({ grantsAdmin }) => grantsAdmin))).toBe(true);
  });

  it('knows nobody whom no sync has met', async () => {
    expect(await findMirroredUser(synced().sql, asAccountId('nobody'))).toBeNull();
    expect(await findMirroredUser(synced().sql, asAccountId("' OR 1=1 --"))).toBeNull();
  });
}

type Shown = MirroredUser['details'];

/** `way`: a group's id, or how a role is held that no group gives. */
interface PlainPath {
  readonly way: string;
  readonly roles: readonly string[];
  readonly isDefault: boolean;
}

function plainPath(path: Shown['places'][number]['paths'][number]): PlainPath {
  const { roles } = path;
  return path.kind === 'group'
    ? { way: path.groupId, roles, isDefault: path.isDefault }
    : { way: path.kind, roles, isDefault: false };
}

const ADMIN = 'atlassian/admin';
const USER = 'atlassian/user';

/** Groups by name first; a user's own roles, and with them the inferred ones, show as `knownDirectRoles` says. */
function pathsTo(fact: UserFact, resourceId: string, { facts }: SyncedUsers): PlainPath[] {
  const byGroup = facts.groups
    .filter((group) => fact.groupIds.includes(group.groupId))
    .toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
    .flatMap((group): PlainPath[] => {
      const roles = group.roles.filter((role) => role.resourceId === resourceId);
      if (roles.length === 0) return [];
      const isDefault = roles.some((role) => role.isDefault);
      return [{ way: group.groupId, roles: sorted(roles.map((role) => role.roleId)), isDefault }];
    });
  const direct = sorted(
    knownDirectRoles(fact)
      .filter((role) => role.resourceId === resourceId)
      .map((role) => role.roleId),
  );
  const given = [...byGroup.flatMap((path) => path.roles), ...direct];
  // Whose own roles are asked for is told, too, what follows from them.
  const isAsked = fact.directRoles.some((role) => role.visible);
  const isInferred = isAsked && given.includes(ADMIN) && !given.includes(USER);
  return [
    ...byGroup,
    ...(direct.length === 0 ? [] : [{ way: 'direct', roles: direct, isDefault: false }]),
    ...(isInferred ? [{ way: 'inferred', roles: [USER], isDefault: false }] : []),
  ];
}

function sorted(roleIds: readonly string[]): string[] {
  return [...new Set(roleIds)].toSorted();
}

/** In whatever order things are told; a group is as a whole somebody's default, or not. */
function plainSubject(subject: PlanSubject | null) {
  if (subject === null) return null;
  const { groups, directRoles, directoryIds, managementSource, ...rest } = subject;
  return {
    ...rest,
    managementSource: managementSource ?? 'unknown',
    directoryIds: [...directoryIds].sort(),
    directRoles: directRoles
      .map(({ resourceId, roleId, isInferred }) => `${resourceId} ${roleId} ${isInferred}`)
      .sort(),
    groups: groups
      .map(({ roles, ...group }) => ({
        ...group,
        roles: roles.map(({ resourceId, roleId }) => `${resourceId} ${roleId}`).sort(),
        isDefaultOf: sorted(roles.flatMap(({ isDefault, resourceId }) => (isDefault ? [resourceId] : []))),
      }))
      .toSorted((a, b) => (a.groupId < b.groupId ? -1 : 1)),
  };
}
