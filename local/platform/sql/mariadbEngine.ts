// Forge SQL on MariaDB, the nearest server to TiDB that Debian carries.
import mysql from 'mysql2/promise';
import type { SqlEngine, SqlParam, SqlResult, SqlRow, TimeLimits } from './engine';
import { SqlError } from './sqlError';
import { bareStatement, kindOf } from './statement';

// TiDB's defaults: compared by bytes, and strict – docs.pingcap.com/tidb/stable/system-variables (2026-11-22).
const SESSION = [
  "SET NAMES utf8mb4 COLLATE 'utf8mb4_bin'",
  "SET SESSION sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO'",
  "SET SESSION time_zone = '+00:00'",
];

const STATEMENT_TIMEOUT_ERRNO = 1969;

/** Opens the database named in the URL's path, and creates it when it is missing. */
export async function openMariadb(url: string, timeLimits: TimeLimits): Promise<SqlEngine> {
  await createDatabase(url);
  const pool = mysql.createPool({
    uri: url,
    connectionLimit: 4,
    charset: 'UTF8MB4_BIN',
    dateStrings: true,
    decimalNumbers: true,
    supportBigNumbers: true,
    timezone: 'Z',
  });
  const prepared = new WeakSet();

  async function execute(statement: string, params: readonly SqlParam[]): Promise<SqlResult> {
    const kind = kindOf(bareStatement(statement));
    const connection = await pool.getConnection();
    try {
      // The pool hands out wrappers; the session belongs to the connection below.
      if (!prepared.has(connection.connection)) {
        for (const setting of SESSION) await connection.query(setting);
        prepared.add(connection.connection);
      }
      const limited =
        kind === 'ddl'
          ? statement
          : `SET STATEMENT max_statement_time = ${timeLimits[kind]} FOR ${statement}`;
      const [answer] = await connection.query({ sql: limited, timeout: timeLimits[kind] * 1000 + 1000 }, [
        ...params,
      ]);
      return toResult(answer);
    } finally {
      connection.release();
    }
  }

  return {
    run: async (statement, params = []) => {
      try {
        return await execute(statement, params);
      } catch (error) {
        throw toSqlError(error);
      }
    },
    close: () => pool.end(),
  };
}

async function createDatabase(url: string): Promise<void> {
  const { pathname } = new URL(url);
  const name = decodeURIComponent(pathname.slice(1));
  if (!/^\w+$/.test(name)) throw new Error(`The MariaDB URL must name a database: ${pathname}`);
  const server = new URL(url);
  server.pathname = '/';
  const connection = await mysql.createConnection({ uri: server.href });
  try {
    await connection.query(`CREATE DATABASE IF NOT EXISTS ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
    const [rows] = await connection.query<mysql.RowDataPacket[]>(
      'SELECT default_collation_name AS collation FROM information_schema.schemata WHERE schema_name = ?',
      [name],
    );
    const collation: unknown = rows[0]?.['collation'];
    if (collation !== 'utf8mb4_bin') {
      throw new Error(
        `The database ${name} compares by ${String(collation)}; Forge SQL compares by utf8mb4_bin`,
      );
    }
  } finally {
    await connection.end();
  }
}

function toResult(answer: mysql.QueryResult): SqlResult {
  if (Array.isArray(answer)) return { rows: answer as SqlRow[], affectedRows: 0, insertId: 0 };
  return { rows: [], affectedRows: answer.affectedRows, insertId: answer.insertId };
}

interface MysqlFailure extends Error {
  readonly code?: string;
  readonly errno?: number;
  readonly sqlMessage?: string;
  readonly sqlState?: string;
}

function toSqlError(error: unknown): SqlError {
  if (error instanceof SqlError || !(error instanceof Error)) throw error;
  const { code, errno, sqlMessage, sqlState }: MysqlFailure = error;
  if (errno === STATEMENT_TIMEOUT_ERRNO || code === 'PROTOCOL_SEQUENCE_TIMEOUT') {
    return new SqlError('QUERY_TIMED_OUT', 'The query took too long', { status: 408, cause: error });
  }
  return new SqlError('SQL_EXECUTION_ERROR', error.message, {
    cause: error,
    debug: { code, errno, sqlMessage, sqlState },
  });
}
