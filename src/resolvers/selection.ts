import type { Answers } from '../contract/calls';
import { countSelection } from '../query/selection';
import type { Call } from './call';
import { thisMinute } from './counting';

export async function countSelected({
  deps: { ports },
  request,
}: Call<'users.count'>): Promise<Answers['users.count']> {
  return { count: await countSelection(ports.sql, { ...request, now: thisMinute(ports) }) };
}
