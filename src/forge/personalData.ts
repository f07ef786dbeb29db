// The personal-data report – developer.atlassian.com/platform/forge/user-privacy-guidelines (2026-11-22).
import { privacy } from '@forge/api';
import { NotPermitted, RateLimited, Unavailable, UnexpectedAnswer } from '../domain/errors';
import type { PersonalData } from '../ports';

// When a 429 does not tell how long.
const DEFAULT_WAIT_SECONDS = 60;
// An absurd header would keep the report from being made at all.
const LONGEST_WAIT_SECONDS = 3_600;

export const forgePersonalData: PersonalData = {
  report: async (accounts) => {
    const reported = await ask(
      accounts.map(({ accountId, updatedAt }) => ({
        accountId,
        updatedAt: new Date(updatedAt).toISOString(),
      })),
    );
    return reported.map(({ accountId, status }) => {
      if (status !== 'closed' && status !== 'updated')
        throw new UnexpectedAnswer('Unknown account state', { status });
      return { accountId, status };
    });
  },
};

async function ask(
  accounts: { accountId: string; updatedAt: string }[],
): Promise<readonly { accountId: string; status: string }[]> {
  try {
    return await privacy.reportPersonalData(accounts);
  } catch (error) {
    throw classified(error);
  }
}

/** The package rejects with the answer itself when its status is neither 200 nor 204. */
function classified(error: unknown): Error {
  if (!isAnswer(error)) return new Unavailable('The personal-data report got no answer', {}, error);
  const detail = { status: error.status };
  if (error.status === 429) {
    const waitSeconds = waitAskedFor(error);
    return new RateLimited(Date.now() + waitSeconds * 1000, { ...detail, waitSeconds });
  }
  if (error.status >= 500) return new Unavailable('The personal-data report was not taken', detail);
  if (error.status === 403) return new NotPermitted('The app may not report personal data', detail);
  return new UnexpectedAnswer('The personal-data report was refused', detail);
}

type Answer = Readonly<{ status: number; headers: Readonly<{ get(name: string): string | null }> }>;

function isAnswer(error: unknown): error is Answer {
  return (
    typeof error === 'object' &&
    error !== null &&
    'status' in error &&
    typeof error.status === 'number' &&
    'headers' in error
  );
}

function waitAskedFor({ headers }: Answer): number {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isNaN(seconds) ? DEFAULT_WAIT_SECONDS : Math.min(LONGEST_WAIT_SECONDS, Math.max(1, seconds));
}
