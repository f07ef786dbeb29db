// Hosts for one invocation that is stopped, or held up, after a number of writes, answers and messages.
import type { Ports, QueueMessage } from '../../src/ports';

/** What everything answers that was still going on when the invocation was stopped. */
export class Stopped extends Error {}

/** True when nothing but the stop kept the invocation from its end; a tick goes on with its other parts. */
export function isStop(error: unknown): boolean {
  return error instanceof AggregateError ? error.errors.every(isStop) : error instanceof Stopped;
}

export interface CutHosts {
  readonly ports: Ports;
  /** How many things happened. */
  count(): number;
  isOver(): boolean;
  /** Lets what was held up go on. */
  wake(): void;
}

export interface Cut {
  /** Things that happen before it. */
  readonly after: number;
  /** `stop`: the last one was done, and nobody learned of it. `hold`: its answer is late. */
  readonly by: 'stop' | 'hold';
}

export const UNCUT: Cut = { after: Number.POSITIVE_INFINITY, by: 'stop' };

export function createCutHosts(
  hosts: Ports,
  push: (message: QueueMessage, delaySeconds: number) => void,
  cut: Cut,
): CutHosts {
  let count = 0;
  let wake = () => {};
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const isStopped = () => cut.by === 'stop' && count >= cut.after;

  async function upToTheCut<T>(act: () => Promise<T>): Promise<T> {
    if (isStopped()) throw new Stopped();
    const answer = await act();
    count += 1;
    if (isStopped()) throw new Stopped();
    if (cut.by === 'hold' && count === cut.after) await woken;
    return answer;
  }

  const ports: Ports = {
    ...hosts,
    http: { send: (request) => upToTheCut(() => hosts.http.send(request)) },
    sql: {
      ...hosts.sql,
      select: async (...statement) => {
        if (isStopped()) throw new Stopped();
        return hosts.sql.select(...statement);
      },
      change: (...statement) => upToTheCut(() => hosts.sql.change(...statement)),
    },
    keyValue: { ...hosts.keyValue, set: (...entry) => upToTheCut(() => hosts.keyValue.set(...entry)) },
    queue: { push: (message, delaySeconds = 0) => upToTheCut(async () => push(message, delaySeconds)) },
  };
  return { ports, count: () => count, isOver: () => count >= cut.after, wake };
}
