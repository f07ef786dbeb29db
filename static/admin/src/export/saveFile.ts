// Makes a file of its parts and hands it to the browser.

export interface WritingHost {
  /** Lets the page do something else; may not be slow in a tab that nobody looks at, as timers are. */
  pause(): Promise<void>;
  onPart(partsWritten: number): void;
  readonly signal: AbortSignal;
}

/** @throws the signal's reason, when it is aborted before the end. */
export async function gather(
  parts: Iterable<string | Uint8Array>,
  type: string,
  host: WritingHost,
): Promise<Blob> {
  const gathered: BlobPart[] = [];
  for (const part of parts) {
    host.signal.throwIfAborted();
    gathered.push(typeof part === 'string' ? part : new Uint8Array(part));
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

// The browser has read a file by then that it was asked to keep.
const KEPT_MS = 60_000;

/** Works inside Forge's sandbox, which has allow-downloads – @forge/csp 6.3.2, csp-injection-service.js. */
export function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
