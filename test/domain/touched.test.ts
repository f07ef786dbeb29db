import { describe, expect, test } from 'vitest';
import { touchedBy, type LoggedEvent } from '../../src/domain/touched';

const BO = '712020:0a1b2c3d-1111-4000-8000-00000000b0b0';
const GROUP = '0a1b2c3d-1111-4000-8000-000000000001';

function anEvent(event: Partial<LoggedEvent>): LoggedEvent {
  return { action: 'user_invitation_sent', actorId: '557058:admin', context: [], container: [], ...event };
}

describe('an entry of the audit log', () => {
  test.each([
    ['a type', { id: BO, type: 'user' }],
    ['a type in other words', { id: BO, type: 'ATLASSIAN_ACCOUNT' }],
    ['an ARI', { id: `ari:cloud:identity::user/${BO}`, type: null }],
    ['the form of its id', { id: BO, type: null }],
  ])('touches a person that it tells by %s', (_, object) => {
    expect(touchedBy([anEvent({ context: [object] })])).toMatchObject({ accountIds: [BO], groupIds: [] });
  });

  test.each([
    ['a type', { id: GROUP, type: 'userbase-group' }],
    ['an ARI', { id: `ari:cloud:identity::group/${GROUP}`, type: null }],
  ])('touches a group that it tells by %s', (_, object) => {
    expect(touchedBy([anEvent({ container: [object] })])).toMatchObject({
      accountIds: [],
      groupIds: [GROUP],
    });
  });

  test('touches the person alone who joins a group', () => {
    const context = [
      { id: BO, type: 'user' },
      { id: GROUP, type: 'group' },
    ];

    expect(touchedBy([anEvent({ action: 'joined', context })])).toMatchObject({
      accountIds: [BO],
      groupIds: [],
    });
  });

  test('touches its actor when it names nobody', () => {
    const context = [{ id: 'ari:cloud:jira::site/1', type: 'site' }];

    expect(touchedBy([anEvent({ action: 'own_profile_changed', context })]).accountIds).toEqual([
      '557058:admin',
    ]);
  });

  test('touches nobody when somebody logs in', () => {
    expect(touchedBy([anEvent({ action: 'user_login', context: [{ id: BO, type: 'user' }] })])).toEqual({
      accountIds: [],
      groupIds: [],
      unknown: {},
    });
  });

  test('is counted when nobody has documented its action', () => {
    const events = [anEvent({ action: 'of_tomorrow' }), anEvent({}), anEvent({ action: 'of_tomorrow' })];

    expect(touchedBy(events).unknown).toEqual({ of_tomorrow: 2 });
  });

  test('counts once, however often it comes', () => {
    const event = anEvent({ context: [{ id: BO, type: 'user' }] });

    expect(touchedBy([event, event]).accountIds).toEqual([BO]);
  });
});
