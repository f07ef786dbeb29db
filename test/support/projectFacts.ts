// What the project's documents claim, taken from their text, so that a test can hold it against the facts.

/** Returns the first cells of every table row that begins with code: `npm test`, `src/app.ts`. */
export function codesInTables(markdown: string): string[] {
  return [...markdown.matchAll(/^\|\s*`([^`]+)`/gm)].map((match) => match[1] ?? '');
}

/** Returns the code of every heading that is one: ### `rate-limited`. */
export function codesInHeadings(markdown: string): string[] {
  return [...markdown.matchAll(/^###\s+`([^`]+)`\s*$/gm)].map((match) => match[1] ?? '');
}

/** Returns the code that every list item begins with: - `zod`: … */
export function codesInLists(markdown: string): string[] {
  return [...markdown.matchAll(/^- `([^`]+)`/gm)].map((match) => match[1] ?? '');
}

/** Returns the names that a module exports by `export const` and `export function`. */
export function exportedNames(source: string): string[] {
  return [...source.matchAll(/^export (?:async )?(?:const|function) (\w+)/gm)].map((match) => match[1] ?? '');
}

export interface Difference {
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
}

/** Returns what should be told and is not, and what is told and does not exist. */
export function differ(told: readonly string[], facts: readonly string[]): Difference {
  return {
    missing: facts.filter((fact) => !told.includes(fact)),
    unknown: told.filter((name) => !facts.includes(name)),
  };
}
