// A page's call of a resolver: the payload's limits on both ways, and what the bridge makes of the result.
import { OutsideFailure } from './doors/door';
import type { Host } from './host';
import { LIMITS } from './limits';
import { uiModules } from './manifest';

export interface ResolverCall {
  readonly functionKey: string;
  readonly payload: unknown;
  readonly accountId: string;
  /** Default: the first module with a resolver. */
  readonly moduleKey?: string;
  /** What the page adds to `context.extension`. */
  readonly extension?: Readonly<Record<string, unknown>>;
}

/** @throws what the function threw, or the limit that its payload exceeds. */
export async function invokeResolver(host: Host, call: ResolverCall): Promise<unknown> {
  const { installation, limits } = host;
  const modules = uiModules(host.manifest).filter((entry) => entry.resolverFunction !== null);
  const entry = call.moduleKey === undefined ? modules[0] : modules.find(({ key }) => key === call.moduleKey);
  if (entry === undefined)
    throw new Error(`manifest.yml has no page "${call.moduleKey ?? ''}" with a resolver`);
  if (byteLength(call.payload) > LIMITS.uiRequest.value) throw new Error(limits.hit(LIMITS.uiRequest));
  const refusal = host.uiRates.refusal(call.accountId);
  if (refusal !== null) throw new OutsideFailure('RATE_LIMIT_EXCEEDED', refusal);
  const account = host.findAccount(call.accountId);
  const outcome = await host.functions.invoke({
    functionKey: entry.resolverFunction ?? '',
    moduleType: entry.type,
    moduleKey: entry.key,
    accountId: call.accountId,
    body: {
      call: { functionKey: call.functionKey, payload: call.payload },
      context: {
        cloudId: installation.cloudId,
        moduleKey: entry.key,
        localId: `local-${entry.key}`,
        environmentId: installation.environmentId,
        environmentType: 'DEVELOPMENT',
        siteUrl: installation.siteUrl,
        ...(account === null ? {} : { timezone: account.timeZone, locale: account.locale.replace('-', '_') }),
        extension: { type: entry.type, ...call.extension },
      },
    },
  });
  if (!outcome.success) throw new OutsideFailure(outcome.error.name, outcome.error.message);
  if (byteLength(outcome.body) > LIMITS.uiResponse.value) throw new Error(limits.hit(LIMITS.uiResponse));
  // An undefined result reaches the page as {} – developer tracker ECO-277.
  return outcome.body ?? {};
}

function byteLength(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? '');
}
