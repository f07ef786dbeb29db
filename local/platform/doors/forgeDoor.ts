// The one place that decides which door answers a call – FORGE's routes by `type` and `remote`.
import type { LimitRecord } from '../limits';
import { json, type Door } from './door';

export interface ForgeDoors {
  readonly sql: Door;
  readonly kvs: Door;
  readonly egress: Door;
  readonly jira: Door;
  readonly stargate: Door;
}

export function createForgeDoor(doors: ForgeDoors, limits: LimitRecord): Door {
  return async (call) => {
    const { type, remote } = call.meta;
    const door = type === 'fpp' ? byRemote(doors, remote) : byType(doors, type);
    if (door !== null) return door(call);
    const words = limits.unmodelled(`${type} ${remote ?? ''} ${call.method} ${call.target}`);
    return json(501, { code: 'NOT_MODELLED', message: words });
  };
}

function byType(doors: ForgeDoors, type: string): Door | null {
  if (type === 'sql') return doors.sql;
  if (type === 'kvs') return doors.kvs;
  return type === 'egress' ? doors.egress : null;
}

function byRemote(doors: ForgeDoors, remote: string | undefined): Door | null {
  if (remote === 'jira') return doors.jira;
  return remote === 'stargate' ? doors.stargate : null;
}
