// External fetch: the manifest's allow-list as Atlassian's own package reads it, and no redirects.
import { EgressFilteringService } from '@forge/egress';
import { LIMITS } from '../limits';
import type { HeaderList } from '../worker/protocol';
import { OutsideFailure, type Door, type DoorAnswer, type DoorCall } from './door';

/** Returns why a request may not leave, or null. */
export type EgressGuard = (method: string, url: URL) => string | null;

export interface EgressOptions {
  /** From manifest.yml. */
  readonly allowed: readonly string[];
  /** Where requests to an origin go instead, by origin. */
  readonly reroute: Readonly<Record<string, string>>;
  readonly guard: EgressGuard | null;
  readonly onRequest: () => void;
}

// Set by the connection, not by the app or the answer.
const HOP_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'host',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
]);

export function createEgressDoor(options: EgressOptions): Door {
  const filter = new EgressFilteringService([...options.allowed]);

  return async (call) => {
    if (!filter.isValidUrl(call.target)) {
      const message = `URL not included in the external fetch backend permissions: ${call.target}`;
      // The form of a refusal is not documented; the wrapper's error class has this name and status.
      throw new OutsideFailure('REQUEST_EGRESS_ALLOWLIST_ERR', message, 403);
    }
    const url = new URL(call.target);
    const refusal = options.guard?.(call.method, url) ?? call.invocation.usage.takeEgress();
    if (refusal !== null) throw new OutsideFailure('FORGE_EGRESS_REFUSED', refusal, 429);
    options.onRequest();
    return send(call, rerouted(url, options.reroute));
  };
}

function rerouted(url: URL, reroute: Readonly<Record<string, string>>): string {
  const base = reroute[url.origin];
  if (base === undefined) return url.href;
  return `${base.replace(/\/$/, '')}${url.pathname}${url.search}`;
}

async function send(call: DoorCall, address: string): Promise<DoorAnswer> {
  const outgoing = call.headers.filter(([name]) => !HOP_HEADERS.has(name.toLowerCase()));
  try {
    const response = await fetch(address, {
      method: call.method,
      headers: outgoing.map(([name, value]): [string, string] => [name, value]),
      ...(call.body === null ? {} : { body: call.body }),
      redirect: 'manual',
      signal: AbortSignal.any([call.signal, AbortSignal.timeout(LIMITS.egressTime.value * 1000)]),
    });
    return {
      status: response.status,
      headers: answerHeaders(response.headers),
      body: await response.arrayBuffer(),
    };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new OutsideFailure('TypeError', cause instanceof Error ? cause.message : String(cause));
  }
}

/** fetch has decoded the body already. */
function answerHeaders(headers: Headers): HeaderList {
  return [...headers].filter(([name]) => !HOP_HEADERS.has(name) && name !== 'content-encoding');
}
