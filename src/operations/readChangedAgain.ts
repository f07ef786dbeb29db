// Has everybody whom a run changed read anew once Atlassian's readings surely show the change: what is read at once may
// still be as it was before.
import { z } from 'zod';
import type { AccountId } from '../domain/ids';
import type { JobKind, StepResult } from '../jobs/job';
import type { JobPorts } from '../jobs/run';
import { startJob } from '../jobs/start';
import type { Ports } from '../ports';
import { listChangedItems } from '../store/operationItems';
import type { StoredOperation } from '../store/operationRow';
import { findOperation } from '../store/operations';
import { CONSISTENCY_MS } from './nextBatch';

export const READ_CHANGED_AGAIN = 'read-changed-again';

// Durable; version 1.
const state = z.object({
  version: z.literal(1),
  operationId: z.string(),
  /** Who was changed later than this, or at that moment with a higher number, is still to be read. */
  after: z.object({ changedAt: z.number(), itemNo: z.number() }),
});

type State = z.output<typeof state>;

const USERS_PER_STEP = 500;

export function readChangedAgain(
  { sql, clock }: Pick<Ports, 'sql' | 'clock'>,
  readAnew: (accountIds: readonly AccountId[], operation: StoredOperation) => Promise<void>,
): JobKind<State> {
  return {
    kind: READ_CHANGED_AGAIN,
    decode: (text) => state.safeParse(JSON.parse(text)).data ?? null,
    encode: (current) => JSON.stringify(current),
    // Nobody knows whom it was about; the next sync reads everybody.
    fresh: () => ({ version: 1, operationId: '', after: { changedAt: 0, itemNo: 0 } }),
    async step(current): Promise<StepResult<State>> {
      const { operationId, after } = current;
      const operation = await findOperation(sql, operationId);
      if (operation === null) return { next: 'done', state: current };
      const changed = await listChangedItems(sql, operationId, { after, limit: USERS_PER_STEP });
      const seenBy = clock.now() - CONSISTENCY_MS;
      const due = changed.filter(({ changedAt }) => changedAt <= seenBy);
      const last = due.at(-1);
      if (last !== undefined) {
        await readAnew(
          due.map(({ accountId }) => accountId),
          operation,
        );
        return { next: 'continue', state: { ...current, after: last } };
      }
      const [first] = changed;
      if (first === undefined && operation.status !== 'running') return { next: 'done', state: current };
      const resumeAt = (first?.changedAt ?? clock.now()) + CONSISTENCY_MS;
      return { next: 'wait', state: current, resumeAt };
    },
    interrupted: async (current) => current,
    failed: async () => undefined,
  };
}

/** Sees to it that whom the run changes from now on is read anew; joins what does already. */
export async function startReadingChanged(ports: JobPorts, operationId: string): Promise<void> {
  const begun: State = {
    version: 1,
    operationId,
    after: { changedAt: ports.clock.now() - 1, itemNo: Number.MAX_SAFE_INTEGER },
  };
  const job = {
    jobId: ports.ids.newId(),
    kind: READ_CHANGED_AGAIN,
    activeKey: `${READ_CHANGED_AGAIN} ${operationId}`,
    state: JSON.stringify(begun),
  };
  await startJob(ports, job, async () => undefined);
}
