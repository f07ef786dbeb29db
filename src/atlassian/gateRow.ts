// The one row that holds the gate's state. A version makes each change atomic without a transaction.
import { StorageFailed } from '../domain/errors';
import type { Sql } from '../ports';
import type { GateState } from './gateState';

export interface GateRow {
  read(): Promise<GateState>;
  /** Returns false when another caller changed the row after `from` was read. */
  swap(from: GateState, to: GateState): Promise<boolean>;
  /** Applies a step to the newest state, however many change it at the same time. The step may run more than once. */
  change(step: (state: GateState) => GateState): Promise<void>;
}

const GATE_ID = 1;
const CLOSED_NEVER: GateState = { version: 0, blockedUntil: 0, windowEndsAt: 0, windowLeft: 0 };
/** A lost race means that another caller went on; so many in a row mean that the row cannot be changed at all. */
const MOST_RACES = 100;

export function createGateRow(sql: Sql): GateRow {
  async function read(): Promise<GateState> {
    return (await find(sql)) ?? (await insert(sql));
  }

  async function swap(from: GateState, to: GateState): Promise<boolean> {
    const changed = await sql.change(
      `UPDATE rate_gate SET version = version + 1, blocked_until = ?, window_ends_at = ?, window_left = ?
       WHERE gate_id = ? AND version = ?`,
      [to.blockedUntil, to.windowEndsAt, to.windowLeft, GATE_ID, from.version],
    );
    return changed === 1;
  }

  async function change(step: (state: GateState) => GateState): Promise<void> {
    for (let race = 0; race < MOST_RACES; race += 1) {
      const state = await read();
      const next = step(state);
      if (next === state || (await swap(state, next))) return;
    }
    throw new StorageFailed('The rate gate cannot be changed', { races: MOST_RACES });
  }

  return { read, swap, change };
}

async function find(sql: Sql): Promise<GateState | null> {
  const [row] = await sql.select<
    Record<'version' | 'blocked_until' | 'window_ends_at' | 'window_left', number>
  >('SELECT version, blocked_until, window_ends_at, window_left FROM rate_gate WHERE gate_id = ?', [GATE_ID]);
  if (row === undefined) return null;
  return {
    version: row.version,
    blockedUntil: row.blocked_until,
    windowEndsAt: row.window_ends_at,
    windowLeft: row.window_left,
  };
}

async function insert(sql: Sql): Promise<GateState> {
  try {
    await sql.change(
      'INSERT INTO rate_gate (gate_id, version, blocked_until, window_ends_at, window_left) VALUES (?, 0, 0, 0, 0)',
      [GATE_ID],
    );
    return CLOSED_NEVER;
  } catch (error) {
    // Another caller may have made the row in the meantime: only without a row the error is one.
    const made = await find(sql);
    if (made === null) throw error;
    return made;
  }
}
