// Makes a file of its parts.

export interface WritingHost {
  /** Lets the page do something else; may not be slow in a tab that nobody looks at, as timers are. */
  pause(): Promise<void>;
  onPart(partsWritten: number): void;
  readonly signal: AbortSignal;
}

/** @throws the signal's reason, when it is aborted before the end. */
export async function gather(
  parts: Iterable<string | Uint8Array<ArrayBuffer>>,
  type: string,
  host: WritingHost,
): Promise<Blob> {
  const gathered: BlobPart[] = [];
  for (const part of parts) {
    host.signal.throwIfAborted();
    gathered.push(part);
    host.onPart(gathered.length);
    await host.pause();
  }
  return new Blob(gathered, { type });
}

/** Comes back in the next task. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
