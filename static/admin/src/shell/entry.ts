import type { Me } from '../../../../src/contract/views';
import { paths } from '../paths';

/** What somebody meets who opens the app: its pages, the way to a working key, or nothing yet. */
type Entry = 'pages' | 'setup' | 'no-role';

export function entryOf(me: Me, pathname: string): Entry {
  if (me.role === null) return me.keyState === 'alive' ? 'no-role' : 'setup';
  return me.keyState === 'missing' || pathname === paths.setup() ? 'setup' : 'pages';
}
