// Forge SQL. Statements are single and atomic; Forge refuses a burst instead of delaying it.
import { errorCodes, ForgeSQLAPIError, migrationRunner, sql } from '@forge/sql';
import { RateLimited, StorageFailed } from '../domain/errors';
import type { Clock, Migration, Sql, SqlRow, SqlValue } from '../ports';

// 150 DML/s and 25 DDL/min – developer.atlassian.com/platform/forge/limits-sql (2025-12-01). A refused statement
// has not run: waiting out the second is safe, for reads and for writes.
const BURST_CODE = 'RATE_LIMIT_EXCEEDED';
const BURST_WAITS_MS: readonly number[] = [200, 400, 800, 1600];
const DDL_WINDOW_MS = 60_000;

export function createForgeSql(clock: Clock): Sql {
  async function patiently<Answer>(execute: () => Promise<Answer>): Promise<Answer> {
    for (const waitMs of BURST_WAITS_MS) {
      try {
        return await execute();
      } catch (error) {
        if (!isBurst(error)) throw classified(error);
        await clock.sleep(waitMs);
      }
    }
    return execute().catch((error: unknown) => {
      throw classified(error);
    });
  }

  async function select<Row extends SqlRow>(
    statement: string,
    params: readonly SqlValue[] = [],
  ): Promise<Row[]> {
    const { rows } = await patiently(() =>
      sql
        .prepare<SqlRow>(statement)
        .bindParams(...params)
        .execute(),
    );
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the port lets the caller name its columns
    return rows as Row[];
  }

  async function change(statement: string, params: readonly SqlValue[] = []): Promise<number> {
    const { rows } = await patiently(() =>
      sql
        .prepare<WriteAnswer>(statement)
        .bindParams(...params)
        .execute(),
    );
    return rows.affectedRows;
  }

  async function migrate(migrations: readonly Migration[]): Promise<void> {
    for (const { name, statement } of migrations) migrationRunner.enqueue(name, statement);
    try {
      await migrationRunner.run();
    } catch (error) {
      // What was applied is on record: the caller goes on where this stopped.
      if (isBurst(error)) throw new RateLimited(clock.now() + DDL_WINDOW_MS, { limit: 'ddl' });
      throw classified(error);
    }
  }

  return { select, change, migrate };
}

/** What Forge answers to a write instead of rows – @forge/sql 4.0 out/utils/types.d.ts. */
interface WriteAnswer {
  affectedRows: number;
  fieldCount: number;
  info: string;
  insertId: number;
  serverStatus: number;
  warningStatus: number;
}

function isBurst(error: unknown): boolean {
  return apiError(error)?.code === BURST_CODE;
}

/** The package wraps what stopped a migration. */
function apiError(error: unknown): ForgeSQLAPIError | null {
  if (error instanceof ForgeSQLAPIError) return error;
  return error instanceof Error && error.cause !== undefined ? apiError(error.cause) : null;
}

/** Later may be better for these; a wrong statement stays what it is. */
function classified(error: unknown): unknown {
  const api = apiError(error);
  if (api === null) return error;
  const isLater =
    api.code === BURST_CODE || api.code === errorCodes.QUERY_TIMED_OUT || api.responseDetails.status >= 500;
  if (!isLater) return error;
  return new StorageFailed(
    'The database did not answer',
    { code: api.code, status: api.responseDetails.status },
    error,
  );
}
