// The form in which expectation and mirror are compared: rows of named cells under the organization's own ids,
// so that no surrogate key of the mirror takes part.

export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;
/** Keyed by the row's natural id: one id of Atlassian, or several joined by `key`. */
export type Rows = ReadonlyMap<string, Row>;

export function key(...ids: readonly (Cell | undefined)[]): string {
  return ids.join(' ');
}
