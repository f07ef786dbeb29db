import type { Overview } from '../contract/views';
import { countMirror } from '../query/overview';
import type { Call } from './call';

export function getOverview({ deps }: Call<'overview.get'>): Promise<Overview> {
  return countMirror(deps.ports.sql);
}
