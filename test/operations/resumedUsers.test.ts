// Users in the middle of whose steps a run was stopped: they are looked at again as if they were new.
import { afterEach, describe, expect, it } from 'vitest';
import type { FaultName } from '../../local/organization/faults';
import type { Person } from '../../local/organization/world/world';
import { asGroupId } from '../../src/domain/ids';
import type { OperationItem } from '../../src/domain/operationRun';
import type { HttpRequest, HttpResponse } from '../../src/ports';
import { createRunWorld, plainPeople, someUsers, type RunWorld } from './runWorld';

let app: RunWorld | null = null;

afterEach(async () => {
  await app?.close();
  app = null;
});

interface Stopped {
  readonly item: OperationItem | undefined;
  readonly person: Person;
  readonly sent: number;
}

/** One person is added to a group, whose answer is lost, and is to be suspended then. */
async function runWithLostAnswer(
  fault: FaultName,
  afterIt: (person: Person, request: HttpRequest, answer: HttpResponse) => HttpResponse,
): Promise<Stopped> {
  let person: Person | undefined;
  let isSent = false;
  const world = await createRunWorld(undefined, (ports) => ({
    ...ports,
    http: {
      async send(request) {
        isSent ||= request.url.endsWith('/memberships');
        const answer = await ports.http.send(request);
        return isSent && person !== undefined ? afterIt(person, request, answer) : answer;
      },
    },
  }));
  app = world;
  [person] = plainPeople(world.world, 1);
  const group = [...world.world.groups.values()].find(({ externalSynced, grantsAdmin, roles, members }) => {
    const isPlain = !externalSynced && !grantsAdmin && roles.length === 0;
    return isPlain && person !== undefined && !members.has(person);
  });
  if (person === undefined || group === undefined) throw new Error('Nobody fits');
  const { faults, requests } = world.organization.model;
  faults.set({ name: fault, operation: 'memberships.add', times: 1 });

  const groupIds = [asGroupId(group.groupId)];
  const { items } = await world.run(
    someUsers([person], { kind: 'add-to-groups', groupIds }, { kind: 'suspend' }),
  );

  const { 'memberships.add': added = 0, 'users.suspend': suspended = 0 } = requests.byOperation();
  return { item: items[0], person, sent: added + suspended };
}

function becomeAdmin(person: Person, _request: HttpRequest, answer: HttpResponse): HttpResponse {
  person.platformRoles = ['atlassian/org-admin'];
  return answer;
}

function stepsOf(item: OperationItem | undefined): unknown {
  return item?.result?.steps.map(({ step, result }) => [step.do, result]);
}

describe('a user in the middle of the steps', () => {
  it('who became an organization admin is sent nothing more; what was done is told', async () => {
    const { item, person, sent } = await runWithLostAnswer('lost-answer', becomeAdmin);

    expect(item).toMatchObject({ state: 'failed', result: { reason: 'org-admin' } });
    expect(stepsOf(item)).toEqual([
      ['add-member', 'done'],
      ['suspend', 'untried'],
    ]);
    expect([sent, person.places.some(({ suspended }) => suspended)]).toEqual([1, false]);
  });

  it('who became an organization admin is not tried again with what came to nothing', async () => {
    const { item, sent } = await runWithLostAnswer('server-error', becomeAdmin);

    expect(item).toMatchObject({ state: 'failed', result: { reason: 'org-admin' } });
    expect(stepsOf(item)).toEqual([
      ['add-member', 'failed'],
      ['suspend', 'untried'],
    ]);
    expect(sent).toBe(1);
  });

  it('whom nobody may look at keeps the step of which nobody knows what came', async () => {
    const { item, sent } = await runWithLostAnswer('lost-answer', (_person, { url }, answer) =>
      /directories\/[^/-][^/]*\/users\/search/.test(url) ? { ...answer, status: 403, body: '{}' } : answer,
    );

    expect(item).toMatchObject({ state: 'failed', result: { reason: 'not-permitted' } });
    expect(stepsOf(item)).toEqual([
      ['add-member', 'unclear'],
      ['suspend', 'untried'],
    ]);
    expect(sent).toBe(1);
  });
});
