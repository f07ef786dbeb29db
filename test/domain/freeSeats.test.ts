import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeSeats } from '../../src/domain/freeSeats';
import { asAccountId, asDirectoryId, asGroupId, asResourceId } from '../../src/domain/ids';
import { seatsOf, whyNotLeave } from '../../src/domain/planSubject';
import type { GroupFacts, PlanRules, PlanSubject } from '../../src/domain/planSubject';

const jira = asResourceId('jira');
const wiki = asResourceId('wiki');
const desk = asResourceId('desk');
const anyResource = fc.constantFrom(jira, wiki, desk);
const anyRole = fc.constantFrom('atlassian/user', 'atlassian/admin', 'atlassian/guest');

const anyGroup = fc.record({
  isSynced: fc.boolean(),
  isModifiable: fc.boolean(),
  grantsAdmin: fc.boolean(),
  managedBy: fc.constantFrom('admins', 'external'),
  directoryId: fc.constantFrom(asDirectoryId('d-1'), null),
  roles: fc.array(fc.record({ resourceId: anyResource, roleId: anyRole, isDefault: fc.boolean() }), {
    maxLength: 3,
  }),
});

const anyHoldings = fc.record({
  groups: fc
    .array(fc.oneof(fc.constant(null), anyGroup), { maxLength: 5 })
    .map((groups) =>
      groups.map((group, i): GroupFacts => ({ ...(group ?? open), groupId: asGroupId(`g-${i}`) })),
    ),
  // A role is held directly once.
  directRoles: fc.uniqueArray(
    fc.record({ resourceId: anyResource, roleId: anyRole, isInferred: fc.boolean() }),
    { maxLength: 3, selector: ({ resourceId, roleId }) => `${resourceId} ${roleId}` },
  ),
});

/** A group that anybody may leave. */
const open: Omit<GroupFacts, 'groupId'> = {
  directoryId: asDirectoryId('d-1'),
  managedBy: 'admins',
  isSynced: false,
  isModifiable: true,
  grantsAdmin: false,
  roles: [{ resourceId: jira, roleId: 'atlassian/user', isDefault: false }],
};

const anyRules = fc.boolean().map(rulesThat);
const chosenOf = fc.subarray([jira, wiki, desk]);

function rulesThat(keepsDefaultGroups: boolean): PlanRules {
  const safety = { keepsDefaultGroups, protectedUsers: [], protectedGroups: [] };
  return { safety, authorId: asAccountId('author'), keyOwnerId: null };
}

type Holdings = Pick<PlanSubject, 'groups' | 'directRoles'>;

/** What is left once everything is done as said. Who has no given billable role on a product has no inferred one. */
function after(user: Holdings, { leave, revoke }: ReturnType<typeof freeSeats>): Holdings {
  const groups = user.groups.filter((group) => !leave.includes(group));
  const given = user.directRoles.filter(
    (role) =>
      !role.isInferred &&
      !revoke.some((gone) => gone.resourceId === role.resourceId && gone.roleId === role.roleId),
  );
  const onlyInferred = [...seatsOf(user)].filter(
    (resourceId) =>
      !seatsOf({ ...user, directRoles: user.directRoles.filter((role) => !role.isInferred) }).has(resourceId),
  );
  const inferred = user.directRoles.filter(
    (role) => role.isInferred && onlyInferred.includes(role.resourceId),
  );
  return { groups, directRoles: [...given, ...inferred] };
}

describe('freeing seats', () => {
  it('leaves a seat of a chosen product exactly where it is said to remain', () => {
    fc.assert(
      fc.property(anyHoldings, chosenOf, anyRules, (user, chosen, rules) => {
        const freed = freeSeats(user, chosen, rules);

        const seats = seatsOf(after(user, freed));
        expect(chosen.filter((resourceId) => seats.has(resourceId)).toSorted()).toEqual(
          [...new Set(freed.still.map(({ resourceId }) => resourceId))].toSorted(),
        );
        expect(freed.without).toEqual(chosen.filter((resourceId) => !seatsOf(user).has(resourceId)));
      }),
      { numRuns: 500 },
    );
  });

  it('takes nothing that it could leave', () => {
    fc.assert(
      fc.property(anyHoldings, chosenOf, anyRules, (user, chosen, rules) => {
        const freed = freeSeats(user, chosen, rules);
        const free = chosen.filter((resourceId) => !seatsOf(after(user, freed)).has(resourceId));

        // Whichever of it stays, a seat that was to be free is not.
        for (const kept of freed.leave) {
          const less = after(user, { ...freed, leave: freed.leave.filter((group) => group !== kept) });
          expect(free.some((resourceId) => seatsOf(less).has(resourceId))).toBe(true);
        }
        for (const kept of freed.revoke) {
          const less = after(user, { ...freed, revoke: freed.revoke.filter((role) => role !== kept) });
          expect(free.some((resourceId) => seatsOf(less).has(resourceId))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves only groups that may be left', () => {
    fc.assert(
      fc.property(anyHoldings, chosenOf, anyRules, (user, chosen, rules) => {
        const { leave } = freeSeats(user, chosen, rules);

        expect(leave.filter((group) => whyNotLeave(group, rules) !== null)).toEqual([]);
        expect(new Set(leave).size).toBe(leave.length);
      }),
    );
  });

  it('names every path that remains, and why the seat stays', () => {
    const synced = { ...open, groupId: asGroupId('synced'), isSynced: true };
    const team = { ...open, groupId: asGroupId('team') };
    const directRoles = [{ resourceId: jira, roleId: 'atlassian/user', isInferred: false }];

    const freed = freeSeats({ groups: [team, synced], directRoles }, [jira], rulesThat(false));

    expect(freed).toEqual({
      leave: [],
      revoke: [],
      without: [],
      still: [
        { resourceId: jira, through: { kind: 'group', groupId: 'team' }, reason: 'other-path' },
        { resourceId: jira, through: { kind: 'group', groupId: 'synced' }, reason: 'synced-group' },
        { resourceId: jira, through: { kind: 'direct' }, reason: 'other-path' },
      ],
    });
  });

  it('leaves a group for one product although another one stays billable without it', () => {
    const both = {
      ...open,
      groupId: asGroupId('both'),
      roles: [jira, wiki].map((resourceId) => ({ resourceId, roleId: 'atlassian/user', isDefault: false })),
    };
    const synced = { ...open, groupId: asGroupId('synced'), isSynced: true };

    const freed = freeSeats({ groups: [both, synced], directRoles: [] }, [jira, wiki], rulesThat(false));

    expect(freed.leave).toEqual([both]);
    expect(freed.still).toEqual([
      { resourceId: jira, through: { kind: 'group', groupId: 'synced' }, reason: 'synced-group' },
    ]);
  });

  it('keeps people in default groups where admins chose so', () => {
    const standard = {
      ...open,
      groupId: asGroupId('standard'),
      roles: [{ resourceId: jira, roleId: 'atlassian/user', isDefault: true }],
    };
    const user = { groups: [standard], directRoles: [] };

    expect(freeSeats(user, [jira], rulesThat(false)).leave).toEqual([standard]);
    expect(freeSeats(user, [jira], rulesThat(true))).toMatchObject({
      leave: [],
      still: [{ reason: 'default-group' }],
    });
  });

  it('cannot take a role that nothing known gives', () => {
    const directRoles = [{ resourceId: jira, roleId: 'atlassian/user', isInferred: true }];

    expect(freeSeats({ groups: [], directRoles }, [jira], rulesThat(false)).still).toEqual([
      { resourceId: jira, through: { kind: 'inferred' }, reason: 'inferred-role' },
    ]);
  });
});
