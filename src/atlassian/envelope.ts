// Atlassian's error bodies: {errors: [{code, title, detail}]} of the organization API, {code, message} of its proxy,
// {status, error, message, requestId} of the gateway, and the bare {code, title, detail} of workspaces – organization
// admin API document (2026-08-21); {key, context: {errorCodes}} of accounts – user management API document (2026-08-15).
// Anything else, HTML included, is an error without a body.
import { z } from 'zod';

export interface Complaint {
  /** Atlassian's own code, such as ADMIN-400-1 or accountAlreadyInactive; null when the body has none of that form. */
  readonly code: string | null;
  readonly requestId: string | null;
  /** True when the words of the body say that the key's scopes are what is missing. */
  readonly namesScopes: boolean;
}

const text = z.union([z.string(), z.number()]).optional().catch(undefined);
const complaint = z.object({
  id: text,
  code: text,
  title: text,
  detail: text,
  message: text,
  error: text,
  requestId: text,
});
const envelope = complaint.extend({
  errors: z.array(complaint).optional().catch(undefined),
  key: text,
  context: z
    .object({ errorCodes: z.array(complaint).optional() })
    .optional()
    .catch(undefined),
});

// ADMIN-400-1, ADMIN-UAM-409-3 – codes of the organization admin API document (2026-08-21).
const CODE = /^ADMIN(-UAM)?-\d{3}-\d{1,3}$/;
// accountAlreadyInactive, forbidden.action – keys of the user management API document (2026-08-15).
const ACCOUNT_CODE = /^[a-z][a-zA-Z]{2,39}(\.[a-zA-Z]{2,39})?$/;
/** Hexadecimal, so that it cannot be a key or a name. */
const REQUEST_ID = /^[0-9a-f-]{8,64}$/i;
// With a key that has scopes: INSUFFICIENT_SCOPE (ADMIN-401-2) of the organization API; a refusal naming manage:org of
// the user management API – measured by the authors of mrrefactoring.github.io/jira.js (2026-09).
const SCOPES = /INSUFFICIENT_SCOPE|manage:org\b/i;

export function readComplaint(body: string): Complaint {
  const parsed = envelope.safeParse(fromJson(body));
  if (!parsed.success) return { code: null, requestId: null, namesScopes: false };
  const first = parsed.data.errors?.[0] ?? parsed.data;
  const words = [first.code, first.title, first.detail, first.message, first.error].join(' ');
  return {
    code: fitting(CODE, first.code) ?? accountCode(parsed.data),
    requestId: asRequestId(parsed.data.requestId ?? first.id),
    namesScopes: SCOPES.test(words) || first.code === 'ADMIN-401-2',
  };
}

/** The account's own reason is told apart from the kind of refusal. */
function accountCode({ key, context }: z.infer<typeof envelope>): string | null {
  return fitting(ACCOUNT_CODE, context?.errorCodes?.[0]?.code) ?? fitting(ACCOUNT_CODE, key);
}

function fitting(form: RegExp, code: string | number | undefined): string | null {
  return typeof code === 'string' && form.test(code) ? code : null;
}

/** Returns the parsed text, or undefined when it is not JSON. */
export function fromJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Not hidden: undefined is no JSON value, and every caller decides what a body without JSON means.
    return undefined;
  }
}

/** Returns the value if it has the form of a request id. */
export function asRequestId(value: string | number | null | undefined): string | null {
  return typeof value === 'string' && REQUEST_ID.test(value) ? value : null;
}
