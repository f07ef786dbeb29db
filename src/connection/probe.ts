// One question to Atlassian that is asked for what its refusal says about the key.
import { KeyRejected, NotFound, NotPermitted, UnexpectedAnswer } from '../domain/errors';
import type { KeyAbility } from '../domain/key';

/** `scoped`: refused because the key has scopes. `unclear`: the answer says nothing about the key. */
type Refusal = 'rejected' | 'scoped' | 'not-permitted' | 'unclear';

export type Probe<Value> =
  | { readonly ability: 'yes'; readonly value: Value }
  | { readonly ability: Exclude<KeyAbility, 'yes'>; readonly refusal: Refusal };

/** @throws whatever says nothing about the key and may pass: RateLimited, Unavailable. */
export async function probe<Value>(ask: () => Promise<Value>): Promise<Probe<Value>> {
  try {
    return { ability: 'yes', value: await ask() };
  } catch (error) {
    if (isScopeRefusal(error)) return { ability: 'no', refusal: 'scoped' };
    if (error instanceof KeyRejected) return { ability: 'no', refusal: 'rejected' };
    if (error instanceof NotPermitted) return { ability: 'no', refusal: 'not-permitted' };
    if (error instanceof NotFound || error instanceof UnexpectedAnswer) {
      return { ability: 'unknown', refusal: 'unclear' };
    }
    throw error;
  }
}

/** Returns whether Atlassian refused because the key has scopes: such a key is refused operation by operation. */
export function isScopeRefusal(error: unknown): boolean {
  return (error instanceof KeyRejected || error instanceof NotPermitted) && error.detail.scopedKey === true;
}
