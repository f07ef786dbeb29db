// The one way in: known call → prepare → authorize → decode → answer; whatever fails comes out in words.
// Authorized first: somebody without rights learns nothing about what a call takes.
import type { z } from 'zod';
import type { Answer } from '../contract/answer';
import { calls, isCallName } from '../contract/calls';
import type { Answers, CallName, CallRule, DecodedRequest } from '../contract/calls';
import { InvalidInput } from '../domain/errors';
import { requireAllTables } from '../store/schema';
import { authorize } from './authorize';
import type { Call, CallRequest, ResolverDeps } from './call';
import { toUserError } from './toUserError';

/** Answers a call of one name, from authorization on. */
export type Handler = (deps: ResolverDeps, request: CallRequest) => Promise<unknown>;

export type Handlers = Readonly<Record<CallName, Handler>>;

export function openDoor(deps: ResolverDeps, handlers: Handlers): (request: CallRequest) => Promise<Answer> {
  return async (request) => {
    const call = isCallName(request.call) ? request.call : null;
    try {
      if (call === null) throw new InvalidInput('call', 'unknown-call');
      await deps.prepare();
      return { ok: true, data: await handlers[call](deps, request) };
    } catch (error) {
      return { ok: false, error: toUserError(deps.ports, call, error) };
    }
  };
}

/** Joins a call's rule with what answers it. */
export function handle<Name extends CallName>(
  name: Name,
  answer: (call: Call<Name>) => Promise<Answers[Name]>,
): Handler {
  const rule = rules[name];
  return async (deps, request) => {
    const admitted = await authorize(deps, request, rule);
    if (rule.tables === 'all') await requireAllTables(deps.ports);
    const decoded = decode(rule.request, request.payload);
    return answer({ deps, ...admitted, licenseActive: request.licenseActive, request: decoded });
  };
}

/** The contract's table, typed so that a call's name leads to its own decoded request. */
const rules: { readonly [Name in CallName]: CallRule & { request: z.ZodType<DecodedRequest<Name>> } } = calls;

function decode<Request>(schema: z.ZodType<Request>, payload: unknown): Request {
  // The bridge sends nothing for a call without a payload.
  const parsed = schema.safeParse(payload ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.');
  throw new InvalidInput(field !== undefined && FIELD.test(field) ? field : '', 'malformed');
}

// What was sent may be named by anything; only what could be a field goes on into answers and logs.
const FIELD = /^[\w.]{1,40}$/;
