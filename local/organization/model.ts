// The running organization without its server: what tests in the same process may look at and change.
import { WorldClock } from './clock';
import { Faults } from './faults';
import { generateWorld } from './generate/generate';
import type { WorldOptions } from './generate/generate';
import { RateLimits } from './limits';
import { RequestLog } from './requestLog';
import type { World } from './world/world';

export interface OrganizationModel {
  readonly world: World;
  readonly clock: WorldClock;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly limits: RateLimits;
  readonly found: FoundLists;
  latencyMs: number;
  /** Where the server answers; links are made of it. */
  url: string;
}

export interface ModelOptions extends WorldOptions {
  readonly startsAt: number;
  readonly latencyMs: number;
  readonly ratePerMinute: number | null;
}

export function createModel(options: ModelOptions): OrganizationModel {
  return {
    world: generateWorld(options),
    clock: new WorldClock(options.startsAt),
    faults: new Faults(),
    requests: new RequestLog(),
    limits: new RateLimits(options.ratePerMinute),
    found: new FoundLists(),
    latencyMs: options.latencyMs,
    url: '',
  };
}

/** Lists found at the world's current version: the pages of one search read the same list. */
class FoundLists {
  private version = -1;
  private readonly lists = new Map<string, unknown>();

  get<List>(world: World, key: string, find: () => List): List {
    if (this.version !== world.version || this.lists.size > 64) this.lists.clear();
    this.version = world.version;
    if (!this.lists.has(key)) this.lists.set(key, find());
    return this.lists.get(key) as List; // Stored under the same key by the line above or an equal call.
  }
}
