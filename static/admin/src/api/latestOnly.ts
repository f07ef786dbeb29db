/**
 * Returns what sends a value at once. While one is on its way, only the latest of the others waits: two are never on
 * their way at a time, so that the last one wins. `send` tells of its own failures.
 */
export function latestOnly<Value>(send: (value: Value) => Promise<void>): (value: Value) => void {
  let waiting: readonly Value[] = [];
  let isSending = false;
  const sendWaiting = async (): Promise<void> => {
    isSending = true;
    for (let [next] = waiting; next !== undefined; [next] = waiting) {
      waiting = [];
      await send(next);
    }
    isSending = false;
  };
  return (value) => {
    waiting = [value];
    if (!isSending) void sendWaiting();
  };
}
