// An Http whose answers a test may change on their way: for what is legal, and what the simulated organization does
// not do.
import type { Http } from '../../src/ports';

export type Row = Readonly<Record<string, unknown>>;

/** What a test may change of an answer: the rows of a list, or a count. */
export interface TamperedAnswer {
  readonly data?: readonly Row[];
  readonly count?: number;
}

/** Returns the same Http, but for what `change` makes of the answers; `path` has no query, `body` is empty when there is none. */
export function tamperedHttp(
  http: Http,
  change: (path: string, answer: TamperedAnswer, body: string) => TamperedAnswer,
): Http {
  return {
    async send(request) {
      const response = await http.send(request);
      if (response.status !== 200) return response;
      const answer = JSON.parse(response.body) as Row;
      const { data, count } = answer;
      const known: TamperedAnswer = {
        ...(Array.isArray(data) ? { data: data as Row[] } : {}),
        ...(typeof count === 'number' ? { count } : {}),
      };
      const changed = change(new URL(request.url).pathname, known, request.body ?? '');
      return { ...response, body: JSON.stringify({ ...answer, ...changed, ...lengthOf(answer, changed) }) };
    },
  };
}

/** An answer that says how many rows its list has goes on saying so truly. */
function lengthOf({ meta }: Row, { data }: TamperedAnswer): Row {
  const { total, pageSize } = (meta ?? {}) as Row;
  const isOnePage = typeof total === 'number' && typeof pageSize === 'number' && total <= pageSize;
  return isOnePage && data !== undefined ? { meta: { total: data.length, pageSize } } : {};
}

/** Returns the answer without the rows that do not pass. */
export function onlyRows(answer: TamperedAnswer, passes: (row: Row) => boolean): TamperedAnswer {
  return answer.data === undefined ? answer : { ...answer, data: answer.data.filter(passes) };
}
