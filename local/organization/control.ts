// What a tester may do to the organization that no client of Atlassian can: look at the truth, move the clock, break things.
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { change } from './churn';
import { FAULT_NAMES } from './faults';
import type { FaultFlag } from './faults';
import { appendTo, CONTROL_CHANGE } from './journal';
import type { Judge } from './judge';
import type { OrganizationModel } from './model';
import { truthOf } from './truth';
import { Input } from './wire/input';
import { refuse, Refusal } from './wire/refusal';

const PREFIX = '/_control/';

export interface Controlled {
  readonly model: OrganizationModel;
  readonly judge: Judge | null;
  readonly journal: string | null;
}

interface ControlRequest {
  readonly method: string;
  readonly target: string;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

export function isControl(target: string): boolean {
  return target.startsWith(PREFIX);
}

export function answerControl(
  controlled: Controlled,
  request: ControlRequest,
  response: ServerResponse,
): void {
  try {
    refuseStrangers(request.headers);
    const name = `${request.method} ${request.target.slice(PREFIX.length)}`;
    if (name === 'GET truth') sendTruth(controlled.model, response);
    else sendJson(response, 200, answerTo(controlled, name, request.body));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    sendJson(response, error.reason.status, { error: error.reason.detail });
  }
}

/** The server hears this machine only; a page in a browser on this machine is still a stranger. */
function refuseStrangers({ host = '', origin }: IncomingHttpHeaders): void {
  const isLocal = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
  if (!isLocal || origin !== undefined)
    throw refuse(403, 'forbidden', 'Only programs on this machine may control it.');
}

function answerTo(controlled: Controlled, name: string, body: string): unknown {
  const { model, judge } = controlled;
  switch (name) {
    case 'GET requests':
      return {
        total: model.requests.total(),
        byOperation: model.requests.byOperation(),
        byMinute: model.requests.byMinute(),
        tooEarly: model.requests.tooEarly(),
      };
    case 'GET violations':
      return { violations: judge?.violations() ?? [] };
    case 'GET faults':
      return { faults: model.faults.list() };
    case 'POST requests':
      model.requests.reset();
      return {};
    case 'POST clock':
      return moveClock(model, Input.ofBody(parse(body)));
    case 'POST faults':
      return setFaults(model, Input.ofBody(parse(body)));
    case 'POST change':
      return makeChange(controlled, body);
    default:
      throw refuse(404, 'not-found', `There is no ${name}.`);
  }
}

function moveClock(model: OrganizationModel, input: Input): unknown {
  const { nowMs, advanceMs, latencyMs, ratePerMinute } = input.fields;
  if (typeof nowMs === 'number') model.clock.set(nowMs);
  if (typeof advanceMs === 'number') model.clock.advance(advanceMs);
  if (typeof latencyMs === 'number') model.latencyMs = latencyMs;
  if (typeof ratePerMinute === 'number' || ratePerMinute === null) model.limits.ratePerMinute = ratePerMinute;
  return { nowMs: model.clock.now(), latencyMs: model.latencyMs, ratePerMinute: model.limits.ratePerMinute };
}

/** `{name, …}` sets a flag, `{clear: true}` clears all, `{clear: true, name}` those of that name. */
function setFaults(model: OrganizationModel, input: Input): unknown {
  const name = input.oneOf('name', FAULT_NAMES);
  if (input.flag('clear') === true) model.faults.clear(name ?? undefined);
  else if (name === null) throw input.wrong('name', 'is missing');
  else model.faults.set({ name, ...limitsOf(input) });
  return { faults: model.faults.list() };
}

function limitsOf(input: Input): Omit<FaultFlag, 'name'> {
  const { operation, times, after, share } = input.fields;
  return {
    ...(typeof operation === 'string' ? { operation } : {}),
    ...(typeof times === 'number' ? { times } : {}),
    ...(typeof after === 'number' ? { after } : {}),
    ...(typeof share === 'number' ? { share } : {}),
  };
}

function makeChange({ model, journal }: Controlled, body: string): unknown {
  const at = model.clock.now();
  const ids = change(model, parse(body), at);
  if (journal !== null) appendTo(journal, { at, method: CONTROL_CHANGE, target: '', body });
  return { ids };
}

function parse(body: string): unknown {
  try {
    return body === '' ? {} : JSON.parse(body);
  } catch {
    throw refuse(400, 'malformed', 'The body is not JSON.');
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(`${JSON.stringify(body)}\n`);
}

/** Lines at a time: the truth of 100,000 people does not fit into one text comfortably. */
const LINES_AT_ONCE = 500;

function sendTruth(model: OrganizationModel, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  let lines: string[] = [];
  for (const line of truthOf(model)) {
    lines.push(`${JSON.stringify(line)}\n`);
    if (lines.length < LINES_AT_ONCE) continue;
    response.write(lines.join(''));
    lines = [];
  }
  response.end(lines.join(''));
}
