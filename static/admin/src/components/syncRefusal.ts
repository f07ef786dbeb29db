import type { SyncRefusal } from '../../../../src/contract/syncNowWords';
import type { Me } from '../../../../src/contract/views';
import { hasRole } from '../../../../src/domain/appRole';

/** Returns why nobody, or not this person, can have anything read anew; the backend decides the same on its own. */
export function smallSyncRefusal(me: Me): SyncRefusal | null {
  if (me.keyState === 'missing') return 'key-missing';
  if (me.keyState === 'dead') return 'key-dead';
  if (!hasRole(me, 'operator')) return 'role-too-low';
  return me.licenseActive ? null : 'license-inactive';
}
