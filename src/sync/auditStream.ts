// Follows the audit log: one page a step, then asks anew for the accounts and groups that it names. The place in the
// log moves on only after they were asked for: a stop in between reads a page twice and never loses one.
import { z } from 'zod';
import type { AdminApi, EventsPage, EventsPlace } from '../atlassian/api';
import { beginningOf, isForgotten, mayAskAgain, settledAt } from '../domain/auditStream';
import type { AuditStreamStatus } from '../domain/auditStream';
import { CursorExpired, NotFound, NotPermitted } from '../domain/errors';
import { asAccountId, asGroupId } from '../domain/ids';
import { touchedBy } from '../domain/touched';
import type { Burst } from '../jobs/burst';
import type { JobKind, StepResult } from '../jobs/job';
import type { JobPorts } from '../jobs/run';
import { startJob } from '../jobs/start';
import type { Ports } from '../ports';
import { auditStreamDocument, type AuditStream } from '../store/auditStream';
import { readDocument, writeDocument } from '../store/documents';
import { findLastFullSync } from '../store/fullSyncs';
import { showsDeadKey } from './reason';
import { askFor, startSync } from './start';
import type { SyncConnection } from './syncKind';

export const AUDIT_STREAM = 'audit-stream';

type StreamPorts = JobPorts & Pick<Ports, 'keyValue'>;

const VERSION = 1;

const streamState = z.object({
  version: z.literal(VERSION),
  pages: z.number(),
  /** Read, but not yet asked for; `behind`: what holds once they are. */
  touched: z
    .object({
      accountIds: z.array(z.string()),
      groupIds: z.array(z.string()),
      behind: auditStreamDocument.content,
      hasMore: z.boolean(),
    })
    .nullable(),
});
export type StreamState = z.infer<typeof streamState>;

// 50 a minute are allowed (limits.ts), and others may follow the log with the same key: what is left, the next tick reads.
const PAGES_PER_JOB = 20;
/** Names kept of actions that nobody has documented; a broken answer must not fill the store. */
const UNKNOWN_KEPT = 50;

/** Follows the log for as long as there is something new, unless Atlassian refused it today. */
export async function startAuditStream(ports: StreamPorts): Promise<void> {
  const stream = await readDocument(ports, auditStreamDocument);
  if (!mayAskAgain(stream.refusedAt, ports.clock.now())) return;
  // Before the mirror is whole, nothing needs to be brought up to date.
  if ((await findLastFullSync(ports.sql, 'complete')) === null) return;
  const job = {
    jobId: ports.ids.newId(),
    kind: AUDIT_STREAM,
    activeKey: AUDIT_STREAM,
    state: JSON.stringify(FRESH),
  };
  await startJob(ports, job, async () => undefined);
}

export async function getAuditStream(ports: Pick<Ports, 'keyValue' | 'log'>): Promise<AuditStreamStatus> {
  const { refusedAt, checkedAt, readUntil, gap, unknownActions } = await readDocument(
    ports,
    auditStreamDocument,
  );
  const is = refusedAt !== null ? 'off' : checkedAt === null ? 'new' : 'followed';
  return { is, checkedAt, readUntil, gap, unknownActions };
}

/** Makes the job for one burst; `ports.sql` is the burst's own. */
export function auditStream(
  ports: StreamPorts,
  connection: Pick<SyncConnection, 'connect' | 'onKeyRejected'>,
): JobKind<StreamState> {
  let api: AdminApi | null = null;
  const connect = async (): Promise<AdminApi> => (api ??= await connection.connect());
  return {
    kind: AUDIT_STREAM,
    decode: (text) => streamState.safeParse(JSON.parse(text)).data ?? null,
    encode: (state) => JSON.stringify(state),
    fresh: () => FRESH,
    step: async (state, burst) =>
      state.touched === null
        ? readPage(ports, state, { burst, connect })
        : askForTouched(ports, state, burst),
    // Nobody waits for a page: the log keeps it, and the runner has said why it was not read.
    interrupted: async (state) => state,
    failed: async (_state, _burst, { error }) => {
      if (showsDeadKey(error)) await connection.onKeyRejected();
    },
  };
}

const FRESH: StreamState = { version: VERSION, pages: 0, touched: null };

async function readPage(
  ports: StreamPorts,
  state: StreamState,
  { burst, connect }: { readonly burst: Burst; readonly connect: () => Promise<AdminApi> },
): Promise<StepResult<StreamState>> {
  const now = ports.clock.now();
  const stream = await readDocument(ports, auditStreamDocument);
  const place = await placeOf(ports, stream);
  if (place === null) return { next: 'done', state };
  if (place === 'lost') {
    // One full sync a day: the log is followed again as soon as one ends complete.
    if (!mayAskAgain(stream.gap?.noticedAt ?? null, now)) return { next: 'done', state };
    await startSync(ports, { cause: 'audit-gap', startedBy: null });
    const gap = { since: stream.readUntil, noticedAt: now };
    await keep(ports, burst, { ...stream, cursor: null, checkedAt: null, gap });
    return { next: 'done', state };
  }
  const page = await poll(await connect(), place);
  if (page === 'expired') {
    await keep(ports, burst, { ...stream, cursor: null });
    return { next: 'continue', state };
  }
  if (page === 'refused') {
    await keep(ports, burst, { ...stream, refusedAt: now });
    return { next: 'done', state };
  }
  const { accountIds, groupIds, unknown } = touchedBy(page.events);
  const behind = streamBehind(stream, page, { unknown, now });
  const read = { ...state, pages: state.pages + 1 };
  if (accountIds.length + groupIds.length === 0) {
    await keep(ports, burst, behind);
    return goOn(read, page.hasMore);
  }
  const touched = { accountIds: [...accountIds], groupIds: [...groupIds], behind, hasMore: page.hasMore };
  const resumeAt = settledAt(page.events.at(-1)?.processedAt ?? null, now);
  const next = { ...read, touched };
  return resumeAt > now ? { next: 'wait', state: next, resumeAt } : { next: 'continue', state: next };
}

async function askForTouched(
  ports: StreamPorts,
  state: StreamState,
  burst: Burst,
): Promise<StepResult<StreamState>> {
  const { touched } = state;
  if (touched === null) return { next: 'continue', state };
  const accountIds = touched.accountIds.map(asAccountId);
  const groupIds = touched.groupIds.map(asGroupId);
  await askFor(ports, { accountIds, groupIds }, { cause: 'audit-log', startedBy: null });
  await keep(ports, burst, touched.behind);
  return goOn({ ...state, touched: null }, touched.hasMore);
}

function goOn(state: StreamState, hasMore: boolean): StepResult<StreamState> {
  return { next: hasMore && state.pages < PAGES_PER_JOB ? 'continue' : 'done', state };
}

/** Returns where to read on, or null before the first complete full sync. */
async function placeOf(ports: StreamPorts, stream: AuditStream): Promise<EventsPlace | 'lost' | null> {
  const now = ports.clock.now();
  if (stream.cursor !== null && !isForgotten(stream.checkedAt, now)) return { cursor: stream.cursor };
  const sync = await findLastFullSync(ports.sql, 'complete');
  return sync === null ? null : beginningOf(stream.readUntil, sync.startedAt, now);
}

async function poll(api: AdminApi, place: EventsPlace): Promise<EventsPage | 'expired' | 'refused'> {
  try {
    return await api.pollEvents(place);
  } catch (error) {
    if (error instanceof CursorExpired) return 'expired';
    // A key with scopes is the wrong key; it says nothing of the plan.
    const isOfKey = error instanceof NotPermitted && error.detail['scopedKey'] === true;
    if ((error instanceof NotPermitted && !isOfKey) || error instanceof NotFound) return 'refused';
    throw error;
  }
}

function streamBehind(
  stream: AuditStream,
  page: EventsPage,
  { unknown, now }: { readonly unknown: Readonly<Record<string, number>>; readonly now: number },
): AuditStream {
  const unknownActions = { ...stream.unknownActions };
  for (const [action, times] of Object.entries(unknown)) {
    if (action in unknownActions || Object.keys(unknownActions).length < UNKNOWN_KEPT)
      unknownActions[action] = (unknownActions[action] ?? 0) + times;
  }
  const processed = page.events.map((event) => event.processedAt ?? 0);
  const latest = Math.max(stream.readUntil ?? 0, ...processed);
  return {
    ...stream,
    cursor: page.cursor,
    readUntil: latest === 0 ? null : latest,
    checkedAt: now,
    refusedAt: null,
    unknownActions,
  };
}

// Documents know no lease: who may have lost it writes none.
async function keep(ports: StreamPorts, burst: Burst, stream: AuditStream): Promise<void> {
  burst.assertLease();
  await writeDocument(ports, auditStreamDocument, stream);
}
