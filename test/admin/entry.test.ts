import { describe, expect, it } from 'vitest';
import type { Me } from '../../src/contract/views';
import { asAccountId } from '../../src/domain/ids';
import { paths } from '../../static/admin/src/paths';
import { entryOf } from '../../static/admin/src/shell/entry';

const ADMIN: Me = {
  accountId: asAccountId('olga'),
  role: 'admin',
  isJiraAdmin: false,
  licenseActive: true,
  keyState: 'alive',
  organization: null,
};

describe('who opens the app', () => {
  it('meets its pages when a key is in place, alive or dead', () => {
    expect(entryOf(ADMIN, paths.users())).toBe('pages');
    expect(entryOf({ ...ADMIN, keyState: 'dead' }, paths.history())).toBe('pages');
  });

  it('is led to a key where none is, whatever was asked for', () => {
    expect(entryOf({ ...ADMIN, keyState: 'missing' }, paths.history())).toBe('setup');
  });

  it('stays with setting up when the key begins to work in the middle of it', () => {
    expect(entryOf(ADMIN, paths.setup())).toBe('setup');
  });

  it('may enter a key without any role, and see nothing else', () => {
    const stranger = { ...ADMIN, role: null, isJiraAdmin: true };

    expect(entryOf({ ...stranger, keyState: 'missing' }, paths.users())).toBe('setup');
    expect(entryOf({ ...stranger, keyState: 'dead' }, paths.users())).toBe('setup');
    expect(entryOf(stranger, paths.users())).toBe('no-role');
  });
});
