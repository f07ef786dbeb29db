// What a figure is. Ratios and counts stay comparable between machines; times are for the one they were measured on
// (two cores).
import type { SyncRuns } from './syncRuns';

interface Measured {
  readonly value: number;
  readonly ok: boolean;
  readonly context: Readonly<Record<string, unknown>>;
}

export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly target: string;
  measure(runs: SyncRuns): Promise<Measured>;
}
