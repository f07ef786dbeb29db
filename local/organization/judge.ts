// Holds every exchange against Atlassian's own documents (spec/), also where the organization would let it pass: a client
// that sends what no document knows is wrong even when it gets an answer.
import { Documents } from './judgeSchemas';
import { isFields } from './wire/input';

export interface Exchange {
  /** Null: no operation of the organization. */
  readonly operation: { readonly method: string; readonly path: string } | null;
  /** How the exchange is named in a violation. */
  readonly asked: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
  /** The answer was spoiled on purpose. */
  readonly isFaulty: boolean;
}

/** The gateway limits every operation, also those whose documents know no 429. */
const ALWAYS_POSSIBLE = 429;

/** More than enough to see what is wrong. */
const KEPT = 500;

export class Judge {
  private readonly documents = new Documents();
  private readonly found: string[] = [];

  violations(): readonly string[] {
    return this.found;
  }

  hear(exchange: Exchange): void {
    const { operation } = exchange;
    const documented = operation && this.documents.findOperation(operation.method, operation.path);
    const problems =
      documented === null
        ? ['no document knows this operation']
        : [
            ...this.parameterProblems(documented, exchange),
            ...this.bodyProblems(documented, exchange.body),
            ...(exchange.isFaulty ? [] : this.answerProblems(documented, exchange)),
          ];
    for (const problem of problems) {
      if (this.found.length < KEPT) this.found.push(`${exchange.asked}: ${problem}`);
    }
  }

  private parameterProblems(operation: readonly string[], exchange: Exchange): readonly string[] {
    const sent = [
      ...Object.entries(exchange.params).map(([name, value]) => ({ place: 'path', name, values: [value] })),
      ...[...new Set(exchange.query.keys())].map((name) => ({
        place: 'query',
        name,
        values: exchange.query.getAll(name),
      })),
    ];
    return sent.flatMap(({ place, name, values }) => {
      const parameter = this.parameter(operation, place, name);
      if (parameter === null) return [`${place} ${name} is not in the document`];
      const problems = this.documents.check([...parameter, 'schema'], this.typed(parameter, values));
      return problems.map((problem) => `${place} ${name} ${problem}`);
    });
  }

  private parameter(operation: readonly string[], place: string, name: string): readonly string[] | null {
    const list = this.documents.at([...operation, 'parameters']);
    const pointers = (Array.isArray(list) ? list : []).map((_, index) =>
      this.documents.resolve([...operation, 'parameters', String(index)]),
    );
    const isWanted = (pointer: readonly string[]): boolean =>
      this.documents.at([...pointer, 'in']) === place && this.documents.at([...pointer, 'name']) === name;
    return pointers.find(isWanted) ?? null;
  }

  /** A query is text: reads it as the type that the document gives the parameter. */
  private typed(parameter: readonly string[], values: readonly string[]): unknown {
    const [first = ''] = values;
    const schema = this.documents.resolve([...parameter, 'schema']);
    switch (this.documents.at([...schema, 'type'])) {
      case 'array':
        return this.documents.at([...parameter, 'explode']) === false ? first.split(',') : values;
      case 'integer':
        return Number(first);
      case 'boolean':
        return first === 'true' ? true : first === 'false' ? false : first;
      default:
        return first;
    }
  }

  private bodyProblems(operation: readonly string[], body: unknown): readonly string[] {
    const request = [...operation, 'requestBody'];
    if (body === undefined) {
      return this.documents.at([...request, 'required']) === true ? ['body is missing'] : [];
    }
    const schema = [...request, 'content', 'application/json', 'schema'];
    if (this.documents.at(schema) === undefined) return ['body is not in the document'];
    const problems = this.documents.check(schema, body).map((problem) => `body ${problem}`);
    const properties = this.documents.at([...this.documents.resolve(schema), 'properties']);
    if (!isFields(body) || !isFields(properties)) return problems;
    const unknown = Object.keys(body).filter((name) => !(name in properties));
    return [...problems, ...unknown.map((name) => `body ${name} is not in the document`)];
  }

  private answerProblems(operation: readonly string[], { status, answer }: Exchange): readonly string[] {
    const response = this.documents.resolve([...operation, 'responses', String(status)]);
    if (this.documents.at(response) === undefined) {
      return status === ALWAYS_POSSIBLE ? [] : [`status ${status} is not documented`];
    }
    const schema = [...response, 'content', 'application/json', 'schema'];
    if (this.documents.at(schema) !== undefined) {
      return this.documents.check(schema, answer).map((problem) => `answer ${status} ${problem}`);
    }
    // Changes of v2 document no error body at all, and send one.
    return status < 400 && answer !== undefined ? [`answer ${status} has a body`] : [];
  }
}
