import type { JobPorts } from '../jobs/run';
import { startJob } from '../jobs/start';
import { PERSONAL_DATA_REPORT } from './report';
import { encodeState, freshState } from './state';

/** Starts a report of all stored accounts, or joins the one that is not done yet. */
export function startPersonalDataReport(
  ports: JobPorts,
  jobId: string = ports.ids.newId(),
): Promise<{ jobId: string; joined: boolean }> {
  const job = {
    jobId,
    kind: PERSONAL_DATA_REPORT,
    activeKey: PERSONAL_DATA_REPORT,
    state: encodeState(freshState()),
  };
  // Nobody follows a report, so that there is nothing to announce.
  return startJob(ports, job, async () => undefined);
}
