// Invitations in an organization that has changed since the plan was made, or whose answers are lost.
import { afterEach, describe, expect, it } from 'vitest';
import { asGroupId, asResourceId } from '../../src/domain/ids';
import { createRunWorld, plainPeople, type RunWorld } from './runWorld';

let app: RunWorld | null = null;

afterEach(async () => {
  await app?.close();
  app = null;
  hidesAddresses = false;
});

/** Whether the organization shows the addresses of nobody. */
let hidesAddresses = false;

const EMAIL = 'late@new.example';

/** What happens when Atlassian has invited somebody. */
async function start(whenInvited: (world: RunWorld) => void = () => undefined) {
  const world: RunWorld = await createRunWorld(undefined, (ports) => ({
    ...ports,
    http: {
      send: (request) =>
        ports.http
          .send(request)
          .then((answer) =>
            hidesAddresses && request.url.endsWith('/users/search')
              ? { ...answer, body: answer.body.replaceAll(/"email":"[^"]*"/g, '"email":null') }
              : answer,
          )
          .finally(() => {
            if (request.url.endsWith('/invite')) whenInvited(world);
          }),
    },
  }));
  app = world;
  const [group] = [...world.world.groups.values()].filter((each) => {
    return !each.externalSynced && !each.grantsAdmin && each.roles.length === 0;
  });
  const [person] = plainPeople(world.world, 1);
  const [resource] = world.world.resources;
  if (group === undefined || person === undefined || resource === undefined) throw new Error('Nobody fits');
  const groupIds = [asGroupId(group.groupId)];
  const invitation = { emails: [EMAIL], access: [], groupIds, sendsMail: true, text: '' };
  const access = [{ resourceId: asResourceId(resource.resourceId), roleId: 'atlassian/user' }];
  return { world, person, invitation, access, sent: () => sentOf(world) };
}

function sentOf({ organization }: RunWorld): number {
  return organization.model.requests.byOperation()['users.invite'] ?? 0;
}

describe('an invitation', () => {
  it('leaves alone who has become an org admin since the plan was made', async () => {
    const { world, person, invitation, sent } = await start();
    const plan = await world.plan({ kind: 'invite', invitation });
    person.profile.email = EMAIL;
    person.platformRoles = ['atlassian/org-admin'];

    await world.confirm(plan);
    await world.work();

    expect(await world.items(plan)).toMatchObject([{ state: 'skipped', result: { reason: 'org-admin' } }]);
    expect(sent()).toBe(0);
  });

  it('leaves alone whom somebody else has invited since the plan was made', async () => {
    const { world, invitation, sent } = await start();
    const late = await world.plan({ kind: 'invite', invitation });
    await world.run({ kind: 'invite', invitation });

    await world.confirm(late);
    await world.work();

    expect(await world.items(late)).toMatchObject([
      { state: 'skipped', result: { reason: 'arrived-meanwhile' } },
    ]);
    expect(sent()).toBe(1);
  });

  it('leaves alone, too, who is protected and in no directory', async () => {
    const { world, person, invitation } = await start();
    const { protectedPeople: _people, ...safety } = await world.call('settings.safety.get');
    await world.call('settings.safety.save', { ...safety, protectedUsers: [person.accountId] });
    person.places = [];
    await world.sync();

    const plan = await world.plan({
      kind: 'invite',
      invitation: { ...invitation, emails: [person.profile.email ?? ''] },
    });

    expect(await world.items(plan)).toMatchObject([{ outcome: 'skip', reason: 'protected-user' }]);
  });

  it('whose answer is lost is done where everything was given, roles included', async () => {
    const { world, invitation, access, sent } = await start();
    world.organization.model.faults.set({ name: 'lost-answer', operation: 'users.invite', times: 1 });

    const { view } = await world.run({ kind: 'invite', invitation: { ...invitation, access } });

    expect([view.outcome, sent()]).toEqual(['completed', 1]);
  });

  it('whose answer is lost is not called done where a role is missing', async () => {
    const { world, invitation, access, sent } = await start(({ world: { people } }) => {
      for (const person of people.values()) if (person.profile.email === EMAIL) person.directRoles = [];
    });
    world.organization.model.faults.set({ name: 'lost-answer', operation: 'users.invite', times: 1 });

    const { items } = await world.run({ kind: 'invite', invitation: { ...invitation, access } });

    expect(items).toMatchObject([{ state: 'failed', result: { reason: 'lost-answer-unclear' } }]);
    expect(sent()).toBe(1);
  });

  it('whose answer is lost is not sent again to somebody whose address is hidden', async () => {
    const { world, invitation, sent } = await start();
    hidesAddresses = true;
    world.organization.model.faults.set({ name: 'lost-answer', operation: 'users.invite', times: 1 });

    const { view } = await world.run({
      kind: 'invite',
      invitation: { ...invitation, emails: [EMAIL, 'later@new.example'] },
    });

    expect([view.outcome, sent()]).toEqual(['completed', 1]);
  });
});
