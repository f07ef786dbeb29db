// Http that answers by a script and remembers what it was asked.
import type { Http, HttpRequest, HttpResponse } from '../../src/ports';

export interface ScriptedAnswer {
  /** 200 when absent. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  /** Thrown instead of an answer. */
  readonly failure?: Error;
}

export type Script = (request: HttpRequest, index: number) => ScriptedAnswer | Promise<ScriptedAnswer>;

export class ScriptedHttp implements Http {
  readonly requests: HttpRequest[] = [];
  readonly #script: Script;

  /** A list answers in its order; more requests than answers are a mistake of the test. */
  constructor(script: Script | readonly ScriptedAnswer[]) {
    this.#script = typeof script === 'function' ? script : (_, index) => next(script, index);
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    this.requests.push(request);
    const {
      status = 200,
      headers = {},
      body,
      failure,
    } = await this.#script(request, this.requests.length - 1);
    if (failure !== undefined) throw failure;
    const lowerCased = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    return {
      status,
      header: (name) => lowerCased.get(name.toLowerCase()) ?? null,
      body: typeof body === 'string' ? body : JSON.stringify(body ?? {}),
    };
  }

  /** Returns the bodies that were sent, parsed; null where there was none. */
  bodies(): unknown[] {
    return this.requests.map((request) => (request.body === undefined ? null : JSON.parse(request.body)));
  }
}

function next(script: readonly ScriptedAnswer[], index: number): ScriptedAnswer {
  const answer = script[index];
  if (answer === undefined) throw new Error(`Request ${index + 1} has no answer in the script`);
  return answer;
}
