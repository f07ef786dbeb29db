import type { Ports } from '../ports';
import { forgeClock } from './clock';
import { forgeHttp } from './http';
import { forgeIds } from './ids';
import { forgeKeyValue } from './keyValue';
import { forgeLog } from './log';
import { forgePermissions } from './permissions';
import { forgePersonalData } from './personalData';
import { createForgeQueue } from './queue';
import { forgeSecrets } from './secrets';
import { createForgeSql } from './sql';

/** What Forge provides, for one invocation or many: nothing here holds state. */
export function createForgePorts(): Ports {
  return {
    clock: forgeClock,
    ids: forgeIds,
    log: forgeLog,
    http: forgeHttp,
    sql: createForgeSql(forgeClock),
    keyValue: forgeKeyValue,
    secrets: forgeSecrets,
    queue: createForgeQueue(),
    permissions: forgePermissions,
    personalData: forgePersonalData,
  };
}
