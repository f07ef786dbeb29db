// Reads what a client sent, query or body, and refuses what the official document does not allow.
import { refuse } from './refusal';
import type { Refusal } from './refusal';

type Fields = Readonly<Record<string, unknown>>;

export interface Bounds {
  readonly max: number;
  readonly byDefault: number;
}

export interface Sizes {
  readonly min: number;
  readonly max: number;
}

export class Input {
  readonly fields: Fields;
  private readonly code: string;
  /** In a query everything is text and a list of one is not told from a value. */
  private readonly isQuery: boolean;

  private constructor(fields: Fields, isQuery: boolean, code: string) {
    this.fields = fields;
    this.isQuery = isQuery;
    this.code = code;
  }

  // 400-24 is "invalid body", UAM-400-1 "bad request" – error codes of the organization admin API document (2026-08-21).
  static ofQuery(query: URLSearchParams): Input {
    const fields = [...new Set(query.keys())].map((name) => [name, query.getAll(name)] as const);
    return new Input(Object.fromEntries(fields), true, 'ADMIN-UAM-400-1');
  }

  static ofBody(body: unknown): Input {
    if (body === undefined) return new Input({}, false, 'ADMIN-400-24');
    if (!isFields(body)) throw refuse(400, 'ADMIN-400-24', 'The body is not an object.');
    return new Input(body, false, 'ADMIN-400-24');
  }

  /** Returns the same input with these fields instead. */
  with(fields: Fields): Input {
    return new Input(fields, this.isQuery, this.code);
  }

  has(name: string): boolean {
    return this.fields[name] !== undefined;
  }

  text(name: string): string | null {
    const value = this.single(name);
    if (value === undefined) return null;
    if (typeof value !== 'string') throw this.wrong(name, 'is not a text');
    return value;
  }

  requiredText(name: string): string {
    const value = this.text(name);
    if (value === null || value === '') throw this.wrong(name, 'is missing');
    return value;
  }

  oneOf<Value extends string>(name: string, values: readonly Value[]): Value | null {
    const value = this.text(name);
    if (value === null) return null;
    const known = values.find((candidate) => candidate === value);
    if (known === undefined) throw this.wrong(name, `is not one of ${values.join(', ')}`);
    return known;
  }

  flag(name: string): boolean | null {
    const value = this.single(name);
    if (value === undefined) return null;
    if (value === true || (this.isQuery && value === 'true')) return true;
    if (value === false || (this.isQuery && value === 'false')) return false;
    throw this.wrong(name, 'is neither true nor false');
  }

  number(name: string, { max, byDefault }: Bounds): number {
    const value = this.single(name);
    if (value === undefined) return byDefault;
    const number = this.isQuery && typeof value === 'string' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isInteger(number) || number < 1 || number > max) {
      throw this.wrong(name, `is not a whole number from 1 to ${max}`);
    }
    return number;
  }

  /** `sizes`: at most so many, at least one; or both bounds. */
  list(name: string, sizes: number | Sizes): readonly string[] | null {
    const { min, max } = typeof sizes === 'number' ? { min: 1, max: sizes } : sizes;
    const value = this.fields[name];
    if (value === undefined) return null;
    if (!Array.isArray(value) || value.length < min || value.length > max) {
      throw this.wrong(name, `is not a list of ${min} to ${max}`);
    }
    return value.map((item: unknown) => {
      if (typeof item !== 'string') throw this.wrong(name, 'holds something that is not a text');
      return item;
    });
  }

  listOf<Value extends string>(
    name: string,
    values: readonly Value[],
    sizes: number | Sizes = values.length,
  ): readonly Value[] | null {
    const items = this.list(name, sizes);
    return (
      items?.map((item) => {
        const known = values.find((candidate) => candidate === item);
        if (known === undefined)
          throw this.wrong(name, `holds ${item}, which is none of ${values.join(', ')}`);
        return known;
      }) ?? null
    );
  }

  /** Returns the direction to sort in, or null when no order is asked for. Only one field can be sorted by. */
  sortDirection(field: string): 'asc' | 'desc' | null {
    const value = this.fields['sortBy'];
    if (value === undefined || this.isQuery) return null;
    const first: unknown = Array.isArray(value) && value.length === 1 ? value[0] : null;
    if (!isFields(first) || first['field'] !== field) throw this.wrong('sortBy', `can only name ${field}`);
    if (first['direction'] !== 'asc' && first['direction'] !== 'desc')
      throw this.wrong('sortBy', 'has no direction');
    return first['direction'];
  }

  wrong(name: string, what: string): Refusal {
    return refuse(400, this.code, `${name} ${what}.`);
  }

  private single(name: string): unknown {
    const value = this.fields[name];
    return this.isQuery && Array.isArray(value) ? value[0] : value;
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
