// Keeps what was changed, so that a restarted organization is the one that was left: a file of JSON lines, the first of
// which says which company it is about. An unknown version is refused: making other changes again would tell another world.
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { change } from './churn';
import type { WorldOptions } from './generate/generate';
import { LIVE_KEY } from './keys';
import type { OrganizationModel } from './model';
import { perform } from './perform';
import { isFields } from './wire/input';

const VERSION = 1;

export interface Entry {
  readonly at: number;
  readonly method: string;
  readonly target: string;
  readonly body: string;
}

/** Method under which changes made through the control are kept. */
export const CONTROL_CHANGE = 'CHANGE';

/** Returns which company the journal is about; a new journal is about the wanted one. */
export function startOf(file: string, wanted: WorldOptions): WorldOptions {
  if (!existsSync(file)) {
    writeFileSync(file, `${JSON.stringify({ version: VERSION, ...wanted })}\n`);
    return wanted;
  }
  const header: unknown = JSON.parse(readFileSync(file, 'utf8').split('\n')[0] ?? '');
  if (!isFields(header) || header['version'] !== VERSION)
    throw new Error(`${file} is not a journal of version ${VERSION}`);
  const { seed, users, model } = wanted;
  if (header['seed'] !== seed || header['users'] !== users || header['model'] !== model) {
    throw new Error(
      `${file} is about another company: start with its seed, users and model, or with another file`,
    );
  }
  return { ...wanted, now: Number(header['now']) };
}

export function appendTo(file: string, entry: Entry): void {
  appendFileSync(file, `${JSON.stringify(entry)}\n`);
}

/** Makes all changes again, each at its own time. */
export function replay(model: OrganizationModel, file: string): void {
  // What was granted then is not refused now, however few requests are allowed since.
  const { ratePerMinute } = model.limits;
  model.limits.ratePerMinute = null;
  for (const line of readFileSync(file, 'utf8').split('\n').slice(1)) {
    if (line === '') continue;
    const entry = JSON.parse(line) as Entry; // Written by appendTo.
    // Time never runs backwards from what was already done.
    if (entry.at > model.clock.now()) model.clock.set(entry.at);
    if (entry.method === CONTROL_CHANGE) change(model, JSON.parse(entry.body), entry.at);
    else perform(model, { ...entry, authorization: `Bearer ${LIVE_KEY}` }, entry.at);
  }
  model.limits.ratePerMinute = ratePerMinute;
  model.requests.reset();
}
