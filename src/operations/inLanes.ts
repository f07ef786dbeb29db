/** Works on all of them, a few at a time. Returns the results in their order, once nothing is on its way any more. */
export async function inLanes<Item, Result>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const queue = items.entries();
  const results: (readonly [number, Result])[] = [];
  const lane = async (): Promise<void> => {
    for (const [at, item] of queue) results.push([at, await work(item)]);
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
  return results.sort(([a], [b]) => a - b).map(([, result]) => result);
}
