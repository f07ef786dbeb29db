// What a declared failure does to an answer that was right.
import type { Outcome } from './perform';
import { isFields } from './wire/input';

/** How the answer leaves the server. */
export type Delivery =
  | {
      readonly kind: 'whole';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly text: string;
    }
  /** Half of the text, then the connection is cut. */
  | {
      readonly kind: 'half';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly text: string;
    }
  /** The connection is cut before anything is said. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'silence' };

/** Longer than the 30 s that a client waits. */
const SLOW_MS = 40_000;
const JSON_TYPE = { 'content-type': 'application/json' };
const HTML = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/** How long the answer is held back. */
export function delayOf({ faults }: Outcome): number {
  return faults.has('slow-answer') ? SLOW_MS : 0;
}

export function deliver({ faults, status, headers, body }: Outcome): Delivery {
  if (faults.has('no-answer')) return { kind: 'silence' };
  if (faults.has('lost-answer')) return { kind: 'cut' };
  if (faults.has('bad-gateway')) {
    return { kind: 'whole', status: 502, headers: { ...headers, 'content-type': 'text/html' }, text: HTML };
  }
  if (faults.has('html')) {
    return { kind: 'whole', status: 200, headers: { ...headers, 'content-type': 'text/html' }, text: HTML };
  }
  if (faults.has('redirect')) {
    const location = 'https://elsewhere.example/admin';
    return { kind: 'whole', status: 302, headers: { ...headers, location }, text: '' };
  }
  if (body === undefined) return { kind: 'whole', status, headers, text: '' };
  const spoilt = faults.has('error-body') ? ERROR_BODY : spoiled(body, faults);
  const text = JSON.stringify(status < 300 ? spoilt : body);
  const typed = { ...headers, ...JSON_TYPE };
  if (faults.has('cut')) return { kind: 'half', status, headers: typed, text };
  return {
    kind: 'whole',
    status,
    headers: typed,
    text: faults.has('malformed-json') ? text.slice(0, -2) : text,
  };
}

/** An error that a gateway sent on with the wrong status. */
const ERROR_BODY = { errors: [{ status: 500, code: 'ADMIN-500-1', title: 'Something went wrong.' }] };
/** By how many a count lies. */
const LIE = 7;

function spoiled(body: unknown, faults: Outcome['faults']): unknown {
  if (isFields(body) && typeof body['count'] === 'number' && faults.has('lying-count')) {
    return { ...body, count: body['count'] + LIE };
  }
  if (!isFields(body) || !Array.isArray(body['data'])) return body;
  let rows: readonly unknown[] = body['data'];
  if (faults.has('unknown-fields')) rows = rows.map((row) => withUnknownField(row));
  if (faults.has('unknown-values')) rows = rows.map((row) => withUnknownValues(row));
  if (faults.has('missing-field')) rows = rows.map((row, index) => (index === 0 ? withoutId(row) : row));
  if (faults.has('no-roles-left-out')) rows = rows.map((row) => withoutNoRoles(row));
  return { ...body, data: rows };
}

/** No document says that who has no platform roles is told with an empty list of them. */
function withoutNoRoles(row: unknown): unknown {
  if (!isFields(row)) return row;
  const { platformRoles, ...others } = row;
  return Array.isArray(platformRoles) && platformRoles.length === 0 ? others : row;
}

function withUnknownField(row: unknown): unknown {
  return isFields(row) ? { ...row, fieldOfTomorrow: { isNew: true } } : row;
}

/** Words that documents list one by one: tomorrow there is one more. */
const WORDS = ['status', 'accountStatus', 'membershipStatus', 'claimStatus', 'managementSource', 'managedBy'];

function withUnknownValues(row: unknown): unknown {
  if (!isFields(row)) return row;
  const words = WORDS.filter((name) => typeof row[name] === 'string').map((name) => [
    name,
    'word_of_tomorrow',
  ]);
  const attributes = isFields(row['attributes']) ? { attributes: withUnknownValues(row['attributes']) } : {};
  return { ...row, ...Object.fromEntries(words), ...attributes };
}

function withoutId(row: unknown): unknown {
  if (!isFields(row)) return row;
  const { id: _, accountId: __, directoryId: ___, resourceId: ____, ...others } = row;
  return others;
}
