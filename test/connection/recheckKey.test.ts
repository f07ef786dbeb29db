// Asking anew about the key in place.
import { beforeEach, describe, expect, it } from 'vitest';
import { getCredentials, markKeyDead } from '../../src/connection/credentials';
import { createTestApp, GOOD_KEY } from '../resolvers/testApp';
import type { TestApp } from '../resolvers/testApp';

let app: TestApp;

beforeEach(async () => {
  app = createTestApp();
  app.jiraAdmins.add('olga');
  await app.get('connection.save', 'olga', { apiKey: GOOD_KEY, expiresOn: '2027-06-30' });
  return () => app.sql.close();
});

const recheck = () => app.get('connection.recheck', 'olga');

describe('checking the key in place again', () => {
  it('brings back a key that Atlassian accepts after all', async () => {
    const before = await app.get('connection.status', 'olga');
    await markKeyDead(app, await getCredentials(app));
    app.clockAt.at += 60_000;

    const after = await recheck();

    expect(after).toEqual({ ...before, checkedAt: app.clockAt.at });
    expect(await getCredentials(app)).toMatchObject({ apiKey: GOOD_KEY });
  });

  it('leaves a key dead that Atlassian rejects, and notices when one has died', async () => {
    app.atlassian.keys.set(GOOD_KEY, { orgIds: ['org-1'], isRevoked: true });

    expect(await recheck()).toMatchObject({ keyState: 'dead', deathReason: 'rejected' });
    expect(await recheck()).toMatchObject({ keyState: 'dead', deathReason: 'rejected' });
  });

  it('tells what the key may do now', async () => {
    app.atlassian.keys.set(GOOD_KEY, { orgIds: ['org-1'], scopeRefusals: ['/users/search'] });

    const { keyState, abilities } = await recheck();

    expect(keyState).toBe('alive');
    expect(abilities).toMatchObject({ 'read-users': 'no', 'read-groups': 'yes' });
  });

  it('does not take a key that opens another organization now', async () => {
    await markKeyDead(app, await getCredentials(app));
    app.atlassian.keys.set(GOOD_KEY, { orgIds: ['org-2'] });

    expect(await recheck()).toMatchObject({ keyState: 'dead', organization: { orgId: 'org-1' } });
  });

  it('knows nothing new when Atlassian does not answer', async () => {
    await markKeyDead(app, await getCredentials(app));
    app.atlassian.outage = 500;

    expect((await app.refusal('connection.recheck', 'olga')).code).toBe('unavailable');
    expect(await app.get('connection.status', 'olga')).toMatchObject({ keyState: 'dead' });
  });

  it('has nothing to ask about without the key that the record speaks of', async () => {
    await app.secrets.set('api-key', 'ATCTT3xFfGN0-a-key-that-nobody-entered');

    expect(await recheck()).toMatchObject({ keyState: 'dead', deathReason: 'lost' });
  });
});
