// Invocations that nobody asks for: scheduled triggers, installation, upgrade.
import type { Host } from './host';
import { modulesOf, type ManifestModule } from './manifest';
import { readFact, writeFact } from './state';
import type { InvocationOutcome } from './worker/protocol';

export function getTrigger(host: Host, moduleKey: string): ManifestModule {
  const trigger = modulesOf(host.manifest, 'scheduledTrigger').find(({ key }) => key === moduleKey);
  if (trigger === undefined) throw new Error(`manifest.yml has no scheduled trigger "${moduleKey}"`);
  return trigger;
}

export function fire(host: Host, trigger: ManifestModule): Promise<InvocationOutcome> {
  const context = { cloudId: host.installation.cloudId, moduleKey: trigger.key };
  return host.functions.invoke({
    functionKey: trigger.function ?? '',
    moduleType: 'scheduledTrigger',
    moduleKey: trigger.key,
    body: { context, contextToken: 'local' },
  });
}

const INSTALLED_FACT = 'installed-version';

/** Sends the event of the first start, or of the first start of a version. */
export async function install(host: Host): Promise<InvocationOutcome> {
  const { installation, state } = host;
  const before = readFact(state, INSTALLED_FACT);
  if (before === installation.appVersion) return { success: true, body: undefined };
  const eventType = before === null ? 'avi:forge:installed:app' : 'avi:forge:upgraded:app';
  for (const trigger of modulesOf(host.manifest, 'trigger').filter(({ events = [] }) =>
    events.includes(eventType),
  )) {
    const outcome = await host.functions.invoke({
      functionKey: trigger.function ?? '',
      moduleType: 'trigger',
      moduleKey: trigger.key,
      body: {
        id: installation.installationId,
        eventType,
        app: { id: installation.appId, version: installation.appVersion },
        environment: { id: installation.environmentId },
        context: { cloudId: installation.cloudId },
      },
    });
    if (!outcome.success) return outcome;
  }
  writeFact(state, INSTALLED_FACT, installation.appVersion);
  return { success: true, body: undefined };
}
