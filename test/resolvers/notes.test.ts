import { beforeEach, describe, expect, it } from 'vitest';
import { noteBounds } from '../../src/domain/note';
import { createTestApp, START, type TestApp } from './testApp';

const HOUR_MS = 3_600_000;

let app: TestApp;

beforeEach(async () => {
  app = createTestApp();
  await app.giveRoles({ victor: 'viewer', otto: 'operator', anna: 'operator', olga: 'admin' });
  await addUser(1, 'ann', 'Ann Example');
  await addUser(2, 'otto', 'Otto Example');
  return () => app.sql.close();
});

async function addUser(userNo: number, accountId: string, name: string): Promise<void> {
  await app.sql.change(
    `INSERT INTO users (user_no, account_id, status, account_status, membership_status, claim_status, name,
       name_search, email_search, email_domain, platform_roles, row_hash, first_seen_at, changed_at)
     VALUES (?, ?, 'active', 'active', 'active', 'managed', ?, ?, '', '', '', '', 0, 0)`,
    [userNo, accountId, name, name.toLowerCase()],
  );
}

const add = (person: string, text: string, accountId = 'ann') =>
  app.get('notes.add', person, { accountId, text });

const notesFor = async (person: string) => (await app.get('user.get', person, { accountId: 'ann' })).notes;

describe('notes about a user', () => {
  it('show who wrote what and when, the latest first', async () => {
    await add('otto', 'On leave\nuntil March');
    app.clockAt.at += HOUR_MS;
    await add('anna', '  Back early 🙂 ');

    expect(await notesFor('victor')).toMatchObject([
      { text: 'Back early 🙂', authorId: 'anna', authorName: null, createdAt: START + HOUR_MS },
      { text: 'On leave\nuntil March', authorId: 'otto', authorName: 'Otto Example', createdAt: START },
    ]);
  });

  it('are deleted by their author or an app admin', async () => {
    const first = await add('otto', 'First');
    const second = await add('otto', 'Second');

    const mayDelete = async (person: string) => (await notesFor(person)).map((note) => note.mayDelete);
    expect(await mayDelete('anna')).toEqual([false, false]);
    expect(await mayDelete('otto')).toEqual([true, true]);
    expect(await mayDelete('olga')).toEqual([true, true]);
    expect((await app.refusal('notes.delete', 'anna', { noteId: first.noteId })).code).toBe('not-yours');
    await app.get('notes.delete', 'otto', { noteId: first.noteId });
    await app.get('notes.delete', 'olga', { noteId: second.noteId });

    expect(await notesFor('otto')).toEqual([]);
    const again = await app.refusal('notes.delete', 'otto', { noteId: first.noteId });
    expect(again.detail).toMatchObject({ problem: 'no-such-note' });
  });

  it.each(['', ' \n ', 'x'.repeat(noteBounds.textLength + 1), 'a\u0000b', '\ud800'])(
    'are refused when their text is %j',
    async (text) => {
      const refusal = await app.refusal('notes.add', 'otto', { accountId: 'ann', text });

      expect(refusal.detail).toMatchObject({ field: 'text' });
    },
  );

  it('are bounded in number', async () => {
    for (let i = 0; i < noteBounds.perUser; i += 1) await add('otto', `Note ${i}`);

    const refusal = await app.refusal('notes.add', 'otto', { accountId: 'ann', text: 'One more' });

    expect(refusal.detail).toMatchObject({ problem: 'too-many-notes' });
    await add('anna', 'About another', 'otto');
  });

  it('are written about nobody whom the app does not know, or whose profile is erased', async () => {
    await app.sql.change(`UPDATE users SET erased_at = 1 WHERE account_id = 'ann'`);

    const erased = await app.refusal('notes.add', 'otto', { accountId: 'ann', text: 'Hello' });
    const unknown = await app.refusal('notes.add', 'otto', { accountId: 'nobody', text: 'Hello' });

    expect(erased.detail).toMatchObject({ problem: 'user-erased' });
    expect(unknown.detail).toMatchObject({ problem: 'no-such-user' });
  });

  it('leave who wrote about whom in the audit, and not a word of what', async () => {
    const { noteId } = await add('otto', 'Ann moves to Lisbon');
    await app.get('notes.delete', 'olga', { noteId });

    const rows = await app.sql.select('SELECT actor_id, action, subject, detail FROM audit ORDER BY action');

    expect(rows).toEqual([
      { actor_id: 'otto', action: 'notes.add', subject: 'ann', detail: `{"noteId":"${noteId}"}` },
      {
        actor_id: 'olga',
        action: 'notes.delete',
        subject: 'ann',
        detail: `{"noteId":"${noteId}","author":"otto"}`,
      },
    ]);
  });
});
