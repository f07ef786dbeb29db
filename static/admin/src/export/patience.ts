// How long a page of a long reading is asked for before somebody is told.

export interface Patience {
  /** False: asking again would bring the same refusal. */
  isPassing(error: unknown): boolean;
  wait(durationMs: number): Promise<void>;
  readonly signal: AbortSignal;
}

// A storage that restarts is back within half a minute; nobody should wait longer without being told.
const RETRY_AFTER_MS = [1_000, 5_000, 20_000];

/** @throws what the last attempt failed with, or the signal's reason: what comes after the cancel is not used. */
export async function askPatiently<T>(ask: () => Promise<T>, patience: Patience): Promise<T> {
  for (const waitMs of RETRY_AFTER_MS) {
    patience.signal.throwIfAborted();
    try {
      return await answered(ask, patience);
    } catch (error) {
      if (patience.signal.aborted || !patience.isPassing(error)) throw error;
      await patience.wait(waitMs);
    }
  }
  patience.signal.throwIfAborted();
  return answered(ask, patience);
}

async function answered<T>(ask: () => Promise<T>, { signal }: Patience): Promise<T> {
  const answer = await ask();
  signal.throwIfAborted();
  return answer;
}
