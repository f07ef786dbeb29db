// The users of a plan, one by one.
import { planBounds } from '../../../../src/domain/operationPlan';
import type { OperationItem } from '../../../../src/domain/operationRun';
import { MOST_TARGET_USERS } from '../../../../src/domain/syncTarget';
import { call } from './call';

const PAGE_SIZE = 500;
const MOST_READ = Math.max(MOST_TARGET_USERS, planBounds.emails);

/** Returns at most as many as one sync takes, and as one invitation names. */
export async function readPlanned(operationId: string): Promise<readonly OperationItem[]> {
  const read: OperationItem[] = [];
  for (let after: number | null = 0; after !== null && read.length < MOST_READ;) {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(operationId, after);
    read.push(...page.items);
    after = page.next;
  }
  return read.slice(0, MOST_READ);
}

function readPage(operationId: string, after: number) {
  return call('operations.items', { operationId, after, limit: PAGE_SIZE });
}
