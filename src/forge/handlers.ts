// What Forge calls, turned into what the app understands.
import type { AsyncEvent } from '@forge/events';
import Resolver from '@forge/resolver';
import { asAccountId, type AccountId } from '../domain/ids';

/** A call of the UI as the app takes it. */
interface CallRequest {
  readonly call: string;
  readonly payload: unknown;
  readonly accountId: AccountId | null;
  readonly licenseActive: boolean;
}

export interface AppToHost {
  resolve(request: CallRequest): Promise<object>;
  onMessage(message: { readonly jobId: string }): Promise<void>;
}

/** Makes the resolver function: one definition a call. */
export function resolverHandler(app: AppToHost, calls: readonly string[]) {
  const resolver = new Resolver();
  for (const call of calls) {
    resolver.define(call, ({ payload, context }) => {
      const accountId: unknown = context['accountId'];
      return app.resolve({
        call,
        payload,
        accountId: typeof accountId === 'string' ? asAccountId(accountId) : null,
        licenseActive: isActive(context['license']),
      });
    });
  }
  return resolver.getDefinitions();
}

/** Makes the consumer function of the queue `jobs`. */
export function messageHandler(app: AppToHost) {
  return async (event: AsyncEvent): Promise<void> => {
    const jobId: unknown = event.body['jobId'];
    if (typeof jobId === 'string') await app.onMessage({ jobId });
  };
}

/** A development installation has no license; only a license that says so is inactive. */
function isActive(license: unknown): boolean {
  if (typeof license !== 'object' || license === null) return true;
  return 'active' in license
    ? license.active === true
    : !('isActive' in license) || license.isActive === true;
}
