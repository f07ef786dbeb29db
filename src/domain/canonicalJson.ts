/** Returns the same text for equal content, in whichever order its properties were set. Undefined ones are left out. */
export function canonicalJson(content: object): string {
  return JSON.stringify(content, (_key, part: unknown) => (isRecord(part) ? sorted(part) : part));
}

function isRecord(part: unknown): part is object {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}

function sorted(record: object): object {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
