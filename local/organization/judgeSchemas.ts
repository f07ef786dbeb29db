// Compiles the documents of spec/ into checks, one operation at a time, when it is first asked for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { isFields } from './wire/input';

/** A place in a document: its name, then the keys that lead there. */
type Pointer = readonly string[];

const DOCUMENTS = ['organization.openapi.json', 'userManagement.openapi.json', 'apiKeys.fixture.json'];

export class Documents {
  private readonly ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  private readonly byName = new Map<string, unknown>();
  private readonly checks = new Map<string, ValidateFunction>();

  constructor() {
    addFormats.default(this.ajv);
    for (const name of DOCUMENTS) {
      const text = readFileSync(join(import.meta.dirname, 'spec', name), 'utf8');
      const document = withoutNullable(JSON.parse(text));
      if (!isFields(document)) throw new Error(`${name} is not an object`);
      this.ajv.addSchema(document, name);
      this.byName.set(name, document);
    }
  }

  findOperation(method: string, path: string): Pointer | null {
    const pointers = DOCUMENTS.map((name) => [name, 'paths', path, method.toLowerCase()]);
    return pointers.find((pointer) => this.at(pointer) !== undefined) ?? null;
  }

  /** Returns the value there; undefined when there is none. */
  at(pointer: Pointer): unknown {
    let value: unknown = this.byName;
    for (const key of pointer) {
      if (value instanceof Map) value = value.get(key);
      else if (Array.isArray(value)) value = value[Number(key)];
      else value = isFields(value) ? value[key] : undefined;
    }
    return value;
  }

  /** Follows a reference, if there is one, to the place that it names. */
  resolve(pointer: Pointer): Pointer {
    const value = this.at(pointer);
    const reference = isFields(value) ? value['$ref'] : undefined;
    if (typeof reference !== 'string') return pointer;
    return this.resolve([pointer[0] ?? '', ...reference.slice(2).split('/').map(unescape)]);
  }

  /** Returns what is wrong with the value by the schema at that place. */
  check(schema: Pointer, value: unknown): readonly string[] {
    const [name = '', ...keys] = schema;
    const reference = `${name}#/${keys.map(escape).join('/')}`;
    const validate = this.checks.get(reference) ?? this.ajv.compile({ $ref: reference });
    this.checks.set(reference, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      (error) => `${error.instancePath || '/'} ${error.message ?? error.keyword}`,
    );
  }
}

// JSON pointers – RFC 6901; as part of an address, braces are escaped as well.
function escape(key: string): string {
  return encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function unescape(key: string): string {
  return decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~');
}

/** JSON Schema has no `nullable`, OpenAPI 3.0 has: writes it as a type of its own. */
function withoutNullable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNullable);
  if (!isFields(value)) return value;
  const { nullable, ...rest } = value;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, part]) => [key, withoutNullable(part)]));
  return nullable === true ? { anyOf: [inner, { type: 'null' }] } : inner;
}
