// Every night some holders of seats are asked for roles of their own. The daily sync asks only those whose number of
// resources no group explains: a direct role beside a group's leaves that number equal, and only the user's own role
// assignments tell it. A night has a number of calls. Up to half of them search the holders of products for seats
// that nothing known explains; the others go round all holders of seats, night after night, by their number.
import type { UserRow } from '../atlassian/api';
import { BILLABLE_ROLES } from '../domain/role';
import type { Burst } from '../jobs/burst';
import type { JobKind, StepResult } from '../jobs/job';
import type { JobPorts } from '../jobs/run';
import { startJob } from '../jobs/start';
import type { Ports } from '../ports';
import { readDocument, writeDocument } from '../store/documents';
import { findActiveJob } from '../store/jobs';
import { directRoleRoundDocument, syncScheduleDocument } from '../store/scheduleSettings';
import { countSeatHolders, listSeatHolders } from '../store/seatHolders';
import { FULL_SYNC } from './fullSync';
import { FROM_THE_START, readListing } from './listing';
import { MIRROR_LANE } from './mirrorLane';
import { decodeNight, encodeNight, freshNight, type NightState, type Search } from './nightState';
import { renewDirectRoles } from './readDirectRoles';
import { showsDeadKey } from './reason';
import { unexplainedHolders } from './searchDirectRoles';
import type { SyncTools } from './stage';
import type { SyncConnection } from './syncKind';

export const NIGHTLY_ROLES = 'nightly-roles';

type NightParts = Pick<SyncTools, 'sql' | 'context' | 'clock' | 'log'> & Pick<Ports, 'keyValue'>;
type NightTools = NightParts & Pick<SyncTools, 'api'>;

type NightConnection = Pick<SyncConnection, 'connect' | 'onKeyRejected'>;

// One call each; the most that a step may send is ten.
const USERS_PER_STEP = 8;

/** Starts the job under this id, or joins the unfinished one. Returns the id of the one that works. */
export async function startNightlyRoles(ports: JobPorts, jobId: string): Promise<string> {
  const job = { jobId, kind: NIGHTLY_ROLES, activeKey: NIGHTLY_ROLES, state: encodeNight(freshNight()) };
  return (await startJob(ports, job, async () => undefined)).jobId;
}

/** Makes the job for one burst. */
export function nightlyRoles(parts: NightParts, connection: NightConnection): JobKind<NightState> {
  let tools: NightTools | null = null;
  return {
    kind: NIGHTLY_ROLES,
    lane: {
      name: MIRROR_LANE,
      taken: async (state, resumeAt) => ({ next: 'wait', state, resumeAt }),
    },
    decode: decodeNight,
    encode: encodeNight,
    fresh: freshNight,
    step: async (state, burst) => {
      tools ??= { ...parts, api: await connection.connect() };
      return step(state, burst, tools);
    },
    interrupted: async (state, burst) => withCalls(state, burst),
    failed: async (state, burst, { error }) => {
      await keepRound(withCalls(state, burst), parts);
      if (showsDeadKey(error)) await connection.onKeyRejected();
    },
  };
}

async function step(state: NightState, burst: Burst, tools: NightTools): Promise<StepResult<NightState>> {
  if (state.part === 'begin') return { next: 'continue', state: await begin(state, tools) };
  // Nobody who wants the mirror up to date waits for a search that another night can go on with.
  const isWanted = (await findActiveJob(tools.sql, FULL_SYNC)) !== null;
  if (isWanted || state.callsLeft <= 0) return end(state, tools);
  const advanced = await advance(state, tools);
  if (advanced === null) return end(state, tools);
  return { next: 'continue', state: withCalls(advanced, burst) };
}

/** Takes up where the night before ended. */
async function begin(state: NightState, tools: NightTools): Promise<NightState> {
  const [{ directRoles }, round, { resources }, holders] = await Promise.all([
    readDocument(tools, syncScheduleDocument),
    readDocument(tools, directRoleRoundDocument),
    tools.context.places(),
    countSeatHolders(tools.sql),
  ]);
  const now = tools.clock.now();
  const isNewRound = round.roundBeganAt === null;
  return {
    ...state,
    part: 'night',
    callsLeft: directRoles.callsPerNight,
    searchCallsLeft: Math.floor(directRoles.callsPerNight / 2),
    searchesLeft: resources.length * BILLABLE_ROLES.length,
    round: {
      ...round,
      lastAt: now,
      holders,
      roundBeganAt: round.roundBeganAt ?? now,
      checked: isNewRound ? 0 : round.checked,
    },
  };
}

/** Returns null when a round has come to its end. */
async function advance(state: NightState, tools: NightTools): Promise<NightState | null> {
  if (state.asking.length > 0) {
    const asked = state.asking.slice(0, USERS_PER_STEP);
    await renew(tools, asked);
    return { ...state, asking: state.asking.slice(asked.length) };
  }
  const hasSearches = state.searchesLeft > 0 && state.searchCallsLeft > 0;
  return hasSearches ? searchPage(state, tools) : askNext(state, tools);
}

/** Looks through a page of a product's holders for those whose seat nothing known explains. */
async function searchPage(state: NightState, tools: NightTools): Promise<NightState> {
  const search = state.search ?? (await searchAfter(state.round.searched, tools));
  if (search === null) return { ...state, searchesLeft: 0 };
  const { resourceNo, roleId } = search;
  const { resources } = await tools.context.places();
  const resourceId = resources.find((resource) => resource.resourceNo === resourceNo)?.resourceId ?? '';
  const page = await readListing<UserRow>(search, (cursor) =>
    tools.api.searchUsers({ directoryId: null, resourceIds: [resourceId], roleIds: [roleId], cursor }),
  );
  if (page.is === 'again') return { ...state, search: { ...search, ...page.next } };
  const asking = await unexplainedHolders(tools, page.items, search);
  if (page.is === 'page' && page.next !== null && state.searchCallsLeft > 1) {
    return { ...state, asking, search: { ...search, ...page.next } };
  }
  // Where a night's calls end within a product's holders, the next night goes on with the next product: a cursor does
  // not live that long, and the round comes to the rest of them.
  const round = { ...state.round, searched: { resourceNo, roleId } };
  return { ...state, asking, search: null, searchesLeft: state.searchesLeft - 1, round };
}

/** Returns the search that follows; after the last comes the first. */
async function searchAfter(
  searched: { readonly resourceNo: number; readonly roleId: string } | null,
  { context }: NightTools,
): Promise<Search | null> {
  const { resources } = await context.places();
  const all = resources.flatMap(({ resourceNo }) =>
    BILLABLE_ROLES.map((roleId) => ({ resourceNo, roleId, ...FROM_THE_START })),
  );
  const rank = (roleId: string): number => BILLABLE_ROLES.indexOf(roleId);
  const next = all.find(
    ({ resourceNo, roleId }) =>
      searched === null ||
      resourceNo > searched.resourceNo ||
      (resourceNo === searched.resourceNo && rank(roleId) > rank(searched.roleId)),
  );
  return next ?? all[0] ?? null;
}

async function askNext(state: NightState, tools: NightTools): Promise<NightState | null> {
  const { round } = state;
  const limit = Math.min(USERS_PER_STEP, state.callsLeft);
  const userNos = await listSeatHolders(tools.sql, { after: round.after, limit });
  const last = userNos.at(-1);
  if (last === undefined) return null;
  await renew(tools, userNos);
  return { ...state, round: { ...round, after: last, checked: round.checked + userNos.length } };
}

async function renew(tools: NightTools, userNos: readonly number[]): Promise<void> {
  const { unmatched, short } = await renewDirectRoles(tools, userNos);
  if (unmatched > 0) tools.log.warn('roles on apps that Atlassian does not list', { unmatched });
  if (short > 0)
    tools.log.warn('users with fewer roles than Atlassian counts keep what is stored', { short });
}

async function end(state: NightState, tools: NightTools): Promise<StepResult<NightState>> {
  const { round } = state;
  const left = await listSeatHolders(tools.sql, { after: round.after, limit: 1 });
  // A round is over when nobody is left; then the next night begins a new one.
  const isOver = left.length === 0;
  const ended: NightState = isOver
    ? { ...state, round: { ...round, after: 0, roundBeganAt: null, roundBeforeBeganAt: round.roundBeganAt } }
    : state;
  await keepRound(ended, tools);
  tools.log.info('nightly search for direct roles ended', { checked: round.checked, isRoundOver: isOver });
  return { next: 'done', state: ended };
}

/** Keeps how far the round is for the next night. */
async function keepRound(state: NightState, parts: NightParts): Promise<void> {
  if (state.part !== 'begin') await writeDocument(parts, directRoleRoundDocument, state.round);
}

/** Takes off what was sent. */
function withCalls(state: NightState, burst: Burst): NightState {
  const sent = Object.values(burst.takeCalls()).reduce((sum, calls) => sum + calls, 0);
  return {
    ...state,
    callsLeft: state.callsLeft - sent,
    searchCallsLeft: state.searchCallsLeft - sent,
  };
}
