// API keys. Well-known texts stand for keys in every state; anything else is unknown.
import { Refusal } from './wire/refusal';
import type { Operation } from './wire/call';
import type { FaultName } from './faults';

export const LIVE_KEY = 'ATCTT-simulated-live';
export const REVOKED_KEY = 'ATCTT-simulated-revoked';
export const EXPIRED_KEY = 'ATCTT-simulated-expired';
/** A key with every read scope there is. */
export const SCOPED_KEY = 'ATCTT-simulated-scoped';

/** @throws {Refusal} when the request carries no key that may do this. */
export function checkKey(
  authorization: string | undefined,
  operation: Operation,
  faults: ReadonlySet<FaultName>,
): void {
  const key = /^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? null;
  const isDead = faults.has('key-revoked') || faults.has('key-expired');
  const isScoped = key === SCOPED_KEY || (key === LIVE_KEY && faults.has('key-scoped'));
  if (isDead || (key !== LIVE_KEY && !isScoped)) throw unauthorized(operation);
  if (isScoped) checkScopes(operation);
}

function unauthorized(operation: Operation): Refusal {
  if (operation.family === 'account') {
    return new Refusal({ status: 401, code: 'unauthorized', detail: 'The key is not valid.' });
  }
  return new Refusal({ status: 401, code: '401', detail: 'Unauthorized', layer: 'proxy' });
}

// A key with scopes reaches only operations that document one: ADMIN-401-2 INSUFFICIENT_SCOPE elsewhere, and the user
// management API asks for manage:org, which nobody can select – measured by the authors of public clients (2026).
function checkScopes(operation: Operation): void {
  if (operation.family === 'account') {
    const context = { message: 'Missing scope manage:org' };
    throw new Refusal({ status: 403, code: 'forbidden', detail: context.message, context });
  }
  if (operation.scope === null) {
    throw new Refusal({ status: 401, code: 'ADMIN-401-2', detail: 'INSUFFICIENT_SCOPE' });
  }
}
