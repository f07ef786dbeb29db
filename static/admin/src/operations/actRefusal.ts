import type { ActRefusal } from '../../../../src/contract/operationRunWords';
import type { Me } from '../../../../src/contract/views';
import { hasRole } from '../../../../src/domain/appRole';

/** Returns why nobody, or not this person, can change users now; the backend decides the same on its own. */
export function actRefusal(me: Me): ActRefusal | null {
  if (me.keyState === 'missing') return 'key-missing';
  if (me.keyState === 'dead') return 'key-dead';
  return haltRefusal(me) ?? (me.licenseActive ? null : 'license-inactive');
}

/** The same of halting what goes on: that takes neither a key nor a license. */
export function haltRefusal(me: Me): ActRefusal | null {
  return hasRole(me, 'operator') ? null : 'role-too-low';
}
