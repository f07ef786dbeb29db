// What the tests of the client share: its ports, and an API that talks to a script.
import { createAdminApi, type AdminApi, type AdminApiOptions } from '../../src/atlassian/api';
import { createKeyApi, type KeyApi } from '../../src/atlassian/keyApi';
import type { TransportPorts } from '../../src/atlassian/transport';
import { asOrgId } from '../../src/domain/ids';
import { createMemorySql, type MemorySql } from '../support/memorySql';
import { createRecordedLog, type RecordedLog } from '../support/recordedLog';
import { ScriptedHttp, type ScriptedAnswer, type Script } from '../support/scriptedHttp';
import { VirtualClock } from '../support/virtualClock';

export const orgId = asOrgId('8f3a1c52-6d0e-4b7a-9c1d-2e5f7a9b0c4d');
export const API_KEY = 'ATCTT3xFfGN0example-key-of-a-test';

export interface World {
  readonly http: ScriptedHttp;
  readonly sql: MemorySql;
  readonly clock: VirtualClock;
  readonly log: RecordedLog;
}

export function aWorld(script: Script | readonly ScriptedAnswer[]): World {
  return {
    http: new ScriptedHttp(script),
    sql: createMemorySql(),
    clock: new VirtualClock(),
    log: createRecordedLog(),
  };
}

export function adminApi(world: TransportPorts, options: AdminApiOptions = {}): AdminApi {
  return createAdminApi(world, { orgId, apiKey: API_KEY }, { random: () => 0, ...options });
}

export function keyApi(world: World): KeyApi {
  return createKeyApi(world, API_KEY);
}

/** Runs the work, and returns the error that it ends with. */
export async function errorOf(world: World, work: Promise<unknown>): Promise<unknown> {
  return world.clock.finish(
    work.then(
      () => {
        throw new Error('It did not fail');
      },
      (error: unknown) => error,
    ),
  );
}
