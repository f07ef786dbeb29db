// The report of stored accounts to Atlassian, who tells which were closed and which changed. To be made within every
// cycle of 7 days, at most 90 accounts a request, one request at a time –
// developer.atlassian.com/platform/forge/user-privacy-guidelines (2026-11-22).
import { Unavailable } from '../domain/errors';
import { asAccountId, type AccountId } from '../domain/ids';
import type { Burst } from '../jobs/burst';
import type { JobKind, StepResult } from '../jobs/job';
import type { Ports } from '../ports';
import { readDocument } from '../store/documents';
import {
  eraseProfiles,
  findUsersReadAt,
  listProfiles,
  listProfilesGoneBy,
  type StoredProfile,
} from '../store/profiles';
import { personalDataSettingsDocument } from '../store/settings';
import { readAt } from './readAt';
import { decodeState, encodeState, freshState, type ReportState } from './state';

export const PERSONAL_DATA_REPORT = 'personal-data';

const CYCLE_DAYS = 7;
const DAY_MS = 86_400_000;
const ACCOUNTS_PER_REQUEST = 90;
const ERASED_PER_STEP = 500;
// A cycle lasts long enough to wait for an answer as long as it takes.
const WAITS_SECONDS = [60, 300, 900] as const;
const LONGEST_WAIT_SECONDS = 3_600;

export interface ReportParts extends Pick<Ports, 'sql' | 'clock' | 'log' | 'keyValue' | 'personalData'> {
  /** Has these accounts read at Atlassian soon. */
  readAnew(accountIds: readonly AccountId[]): Promise<void>;
}

/** Makes the job for one burst. */
export function personalDataReport(parts: ReportParts): JobKind<ReportState> {
  return {
    kind: PERSONAL_DATA_REPORT,
    decode: decodeState,
    encode: encodeState,
    fresh: freshState,
    step: (state, burst) =>
      state.part === 'retention' ? eraseLongGone(parts, state) : reportNext(parts, state, burst),
    interrupted: async (state) => state,
    // Nobody follows a report: the runner has logged why it ended, and the next cycle begins a new one.
    failed: async () => undefined,
  };
}

/** Erases before the next cycle whose time is over by then. */
async function eraseLongGone(parts: ReportParts, state: ReportState): Promise<StepResult<ReportState>> {
  const now = parts.clock.now();
  const { goneProfileDays } = await readDocument(parts, personalDataSettingsDocument);
  const goneBy = now - (goneProfileDays - CYCLE_DAYS) * DAY_MS;
  const userNos = await listProfilesGoneBy(parts.sql, goneBy, ERASED_PER_STEP);
  const erased = state.erased + (await eraseProfiles(parts.sql, userNos, now));
  const part = userNos.length < ERASED_PER_STEP ? 'report' : 'retention';
  return { next: 'continue', state: { ...state, part, erased } };
}

async function reportNext(
  parts: ReportParts,
  state: ReportState,
  burst: Burst,
): Promise<StepResult<ReportState>> {
  const profiles = await listProfiles(parts.sql, { after: state.after, limit: ACCOUNTS_PER_REQUEST });
  const last = profiles.at(-1);
  if (last === undefined) return done(parts, state);
  burst.noteCall('reportPersonalData');
  const answer = await ask(parts, profiles);
  if (answer === null) return waitForAnswer(parts, state);

  const told = await act(parts, profiles, answer);
  const next: ReportState = {
    ...state,
    after: last.userNo,
    unanswered: 0,
    reported: state.reported + profiles.length,
    erased: state.erased + told.erased,
    asked: state.asked + told.asked,
  };
  return profiles.length < ACCOUNTS_PER_REQUEST ? done(parts, next) : { next: 'continue', state: next };
}

type Told = Awaited<ReturnType<Ports['personalData']['report']>>;

/** Returns null when Atlassian did not answer. */
async function ask(parts: ReportParts, profiles: readonly StoredProfile[]): Promise<Told | null> {
  const usersReadAt = await findUsersReadAt(parts.sql);
  const accounts = profiles.map((profile) => ({
    accountId: profile.accountId,
    updatedAt: readAt(profile, usersReadAt),
  }));
  return parts.personalData.report(accounts).catch((error: unknown) => {
    if (!(error instanceof Unavailable)) throw error;
    parts.log.warn('personal-data report not answered', { ...error.detail });
    return null;
  });
}

function waitForAnswer({ clock }: ReportParts, state: ReportState): StepResult<ReportState> {
  const seconds = WAITS_SECONDS[state.unanswered] ?? LONGEST_WAIT_SECONDS;
  return {
    next: 'wait',
    state: { ...state, unanswered: state.unanswered + 1 },
    resumeAt: clock.now() + seconds * 1000,
  };
}

/** Safe to repeat: who was erased is not reported again, and asking twice is asking once. */
async function act(
  parts: ReportParts,
  profiles: readonly StoredProfile[],
  told: Told,
): Promise<{ erased: number; asked: number }> {
  const closed = new Set(told.filter(({ status }) => status === 'closed').map(({ accountId }) => accountId));
  const updated = new Set(
    told.filter(({ status }) => status === 'updated').map(({ accountId }) => accountId),
  );
  // Who is gone cannot be read anew, and a profile that is known to be out of date is not kept.
  const isOver = ({ accountId, goneAt }: StoredProfile): boolean =>
    closed.has(accountId) || (goneAt !== null && updated.has(accountId));
  const over = profiles.filter(isOver).map(({ userNo }) => userNo);
  const stale = profiles.filter((profile) => updated.has(profile.accountId) && !isOver(profile));
  const erased = await eraseProfiles(parts.sql, over, parts.clock.now());
  if (stale.length > 0) await parts.readAnew(stale.map(({ accountId }) => asAccountId(accountId)));
  return { erased, asked: stale.length };
}

function done({ log }: ReportParts, state: ReportState): StepResult<ReportState> {
  const { reported, erased, asked } = state;
  log.info('personal data reported', { reported, erased, asked });
  return { next: 'done', state };
}
