// Forge SQL: POST {query, params} to /api/v1/execute or /api/v1/execute/ddl – @forge/sql 4.0 out/sql.js.
import { z } from 'zod';
import { LIMITS, type Limit, type LimitRecord } from '../limits';
import { RateWindow } from '../rateWindow';
import type { SqlEngine, SqlResult } from '../sql/engine';
import { checkPolicy } from '../sql/policy';
import { SqlError } from '../sql/sqlError';
import { bareStatement, writtenTable, type StatementKind } from '../sql/statement';
import { bodyText, json, readJson, type Door, type DoorCall } from './door';

export interface SqlFigures {
  statements: number;
  /** Rows that writes affected, keyed by table. */
  readonly rowsWritten: Map<string, number>;
}

export interface SqlDoorOptions {
  readonly engine: SqlEngine;
  readonly isEnabled: boolean;
  readonly now: () => number;
  readonly limits: LimitRecord;
  readonly figures: SqlFigures;
}

const requestShape = z.object({
  query: z.string(),
  params: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).default([]),
});

export function createSqlDoor(options: SqlDoorOptions): Door {
  const { engine, limits, figures } = options;
  const dml = new RateWindow(options.now, 1000);
  const ddl = new RateWindow(options.now, 60_000);
  const queryTime = new RateWindow(options.now, 60_000);

  /** Counted by endpoint: what goes to the DDL endpoint is DDL, whatever it says. */
  function admit(endpoint: 'execute' | 'ddl'): void {
    const refuse = (limit: Limit): never => {
      throw new SqlError('RATE_LIMIT_EXCEEDED', limits.hit(limit), { status: 429 });
    };
    if (queryTime.used() >= LIMITS.sqlMinute.value * 1000) refuse(LIMITS.sqlMinute);
    if (endpoint === 'ddl' && !ddl.take(LIMITS.sqlDdl.value)) refuse(LIMITS.sqlDdl);
    // The page names DML and DDL, and nothing else: a SELECT counts as DML.
    if (endpoint === 'execute' && !dml.take(LIMITS.sqlDml.value)) refuse(LIMITS.sqlDml);
  }

  async function execute(call: DoorCall): Promise<string> {
    if (!options.isEnabled) throw new SqlError('APP_NOT_ENABLED', 'manifest.yml has no sql module');
    const { query, params } = requestShape.parse(readJson(call));
    const bare = bareStatement(query);
    const endpoint = call.target.endsWith('/ddl') ? 'ddl' : 'execute';
    const kind = checkPolicy(bare, endpoint);
    if (Buffer.byteLength(bodyText(call.body)) > LIMITS.sqlRequest.value) {
      throw new SqlError('SQL_EXECUTION_ERROR', limits.hit(LIMITS.sqlRequest), { status: 413 });
    }
    admit(endpoint);
    const startedAt = performance.now();
    const result = await engine.run(query, params).catch((error: unknown) => {
      if (error instanceof SqlError && error.code === 'QUERY_TIMED_OUT') limits.hit(TIME_LIMITS[kind]);
      throw error;
    });
    queryTime.add(performance.now() - startedAt);
    figures.statements += 1;
    countRows(figures, bare, result);
    const answer = JSON.stringify({ rows: kind === 'read' ? result.rows : okPacket(result) });
    if (Buffer.byteLength(answer) > LIMITS.sqlResponse.value) {
      throw new SqlError('SQL_EXECUTION_ERROR', limits.hit(LIMITS.sqlResponse), { status: 413 });
    }
    return answer;
  }

  return async (call) => {
    if (call.target !== '/api/v1/execute' && call.target !== '/api/v1/execute/ddl') {
      return json(501, { code: 'NOT_MODELLED', message: limits.unmodelled(`sql ${call.target}`) });
    }
    try {
      return { status: 200, headers: [['content-type', 'application/json']], body: await execute(call) };
    } catch (error) {
      if (!(error instanceof SqlError)) throw error;
      return json(error.status, error.toBody());
    }
  };
}

export const TIME_LIMITS = {
  read: LIMITS.sqlSelectTime,
  write: LIMITS.sqlWriteTime,
  ddl: LIMITS.sqlDdlTime,
} as const satisfies Record<StatementKind, Limit>;

function countRows(figures: SqlFigures, bare: string, result: SqlResult): void {
  const table = writtenTable(bare);
  if (table === null || result.affectedRows === 0) return;
  figures.rowsWritten.set(table, (figures.rowsWritten.get(table) ?? 0) + result.affectedRows);
}

/** What a write answers instead of rows – mysql2's ResultSetHeader, which @forge/sql's types repeat. */
function okPacket(result: SqlResult): Record<string, string | number> {
  return {
    affectedRows: result.affectedRows,
    fieldCount: 0,
    info: '',
    insertId: result.insertId,
    serverStatus: 2,
    warningStatus: 0,
  };
}
