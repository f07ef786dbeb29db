// Atlassian's side of the report: which accounts were closed or changed, what was asked, and refusals on demand.
import { bodyText } from '../../local/platform/doors/door';
import { LimitRecord } from '../../local/platform/limits';
import { PersonalDataState } from '../../local/platform/personalData';
import { startPersonalDataReport } from '../../src/personalData/start';
import type { PersonalData, PersonalDataReport } from '../../src/ports';
import { findJob } from '../../src/store/jobs';
import type { SyncHarness } from '../support/syncHarness';

export interface Reports extends PersonalData {
  readonly accounts: PersonalDataState;
  /** Answered ones, in order. */
  readonly requests: (readonly PersonalDataReport[])[];
  /** Thrown instead of the next answers. */
  readonly refusals: Error[];
  /** The most requests that were under way at a time. */
  readonly mostAtOnce: () => number;
}

export function createReports(): Reports {
  const accounts = new PersonalDataState(new LimitRecord());
  const requests: (readonly PersonalDataReport[])[] = [];
  const refusals: Error[] = [];
  let underWay = 0;
  let mostAtOnce = 0;
  return {
    accounts,
    requests,
    refusals,
    mostAtOnce: () => mostAtOnce,
    report: async (reported) => {
      underWay += 1;
      mostAtOnce = Math.max(mostAtOnce, underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      const refusal = refusals.shift();
      if (refusal !== undefined) throw refusal;
      requests.push(reported);
      const { status, body } = accounts.report({
        accounts: reported.map(({ accountId, updatedAt }) => ({
          accountId,
          updatedAt: new Date(updatedAt).toISOString(),
        })),
      });
      if (status !== 200 && status !== 204) throw new Error(`Atlassian refuses the report: ${status}`);
      if (status === 204) return [];
      return (JSON.parse(bodyText(body ?? null)) as { accounts: never[] }).accounts;
    },
  };
}

/** Makes a whole report, letting time pass where it waits. */
export async function makeReport({ app, ports, organization, sql }: SyncHarness): Promise<void> {
  const { clock } = organization.model;
  const { jobId } = await startPersonalDataReport(ports);
  for (let job = await findJob(sql, jobId); job?.status !== 'done'; job = await findJob(sql, jobId)) {
    clock.advance(Math.max(0, (job?.resumeAt ?? 0) - clock.now()));
    await app.onMessage({ jobId });
  }
}
