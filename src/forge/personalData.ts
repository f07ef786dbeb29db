// The personal-data report – developer.atlassian.com/platform/forge/user-privacy-guidelines (2026-11-22).
import { privacy } from '@forge/api';
import { Unavailable, UnexpectedAnswer } from '../domain/errors';
import type { PersonalData } from '../ports';

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
    // The package rejects with the answer itself when its status is neither 200 nor 204.
    throw new Unavailable('The personal-data report was not taken', {}, error);
  }
}
