// An Http that notes who sends although Atlassian asked to wait: judged on the wire, past all that the app believes.
import type { Clock, Http, HttpResponse } from '../../src/ports';

export interface WatchedHttp extends Http {
  /** How long an answer may take, in real time; as the app asks when null. */
  patienceMs: number | null;
  /** Requests that were sent too early, with by how much. */
  readonly hasty: string[];
  /** Nobody is waiting any more. */
  reset(): void;
}

// Without any word of when, "at once" is too early all the same.
const LEAST_WAIT_MS = 1_000;

export function createWatchedHttp(http: Http, clock: Clock): WatchedHttp {
  let blockedUntil = 0;
  const watched: WatchedHttp = {
    patienceMs: null,
    hasty: [],
    reset() {
      blockedUntil = 0;
      watched.hasty.length = 0;
    },
    async send(request) {
      const sentAt = clock.now();
      const earlyMs = blockedUntil - sentAt;
      if (earlyMs > 0) watched.hasty.push(`${request.method} ${request.url} ${earlyMs} ms too early`);
      const timeoutMs = watched.patienceMs ?? request.timeoutMs;
      const response = await http.send({ ...request, timeoutMs });
      if (response.status === 429) blockedUntil = Math.max(blockedUntil, sentAt + toldMs(response));
      return response;
    },
  };
  return watched;
}

/** How long the answer asks to wait, by its own clock: whole seconds in the date, so maybe a second less. */
function toldMs(response: HttpResponse): number {
  const seconds = response.header('retry-after');
  if (seconds !== null) return Number(seconds) * 1000;
  const reset = Date.parse(response.header('x-ratelimit-reset') ?? '');
  const date = Date.parse(response.header('date') ?? '');
  return Number.isNaN(reset) ? LEAST_WAIT_MS : Math.max(LEAST_WAIT_MS, reset - date - 1000);
}
