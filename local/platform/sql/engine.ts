// What stands behind Forge SQL's two endpoints. Engines answer the same rows for the same portable statement:
// numbers as numbers, texts as texts, times as `YYYY-MM-DD hh:mm:ss`.
import type { StatementKind } from './statement';

export type SqlParam = string | number | boolean | null;
export type SqlRow = Record<string, string | number | null>;

export interface SqlResult {
  /** Empty for anything but a reading statement. */
  readonly rows: readonly SqlRow[];
  /** 0 for a reading statement. */
  readonly affectedRows: number;
  readonly insertId: number;
}

export interface SqlEngine {
  /** One statement. Its time limit is the one of its kind. @throws {SqlError} */
  run(statement: string, params?: readonly SqlParam[]): Promise<SqlResult>;
  close(): Promise<void>;
}

/** Seconds that a statement may take – ./limits. */
export type TimeLimits = Readonly<Record<StatementKind, number>>;
