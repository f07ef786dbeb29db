// MariaDB's own account of every statement: how long it took and how many rows it touched. The server writes it, so
// that nothing between app and server has to count.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import mysql from 'mysql2/promise';

export interface LoggedStatement {
  readonly seconds: number;
  /** Rows read, sent or changed, whichever are the most. */
  readonly rows: number;
  /** Its beginning: no values. */
  readonly text: string;
}

/** Lets the server log every statement of the connections that are opened from now on. */
export async function startStatementLog(url: string, file: string): Promise<{ stop(): Promise<void> }> {
  const { searchParams } = new URL(url);
  const connection = await mysql.createConnection({
    socketPath: searchParams.get('socketPath') ?? '',
    user: 'root',
  });
  await connection.query('SET GLOBAL slow_query_log_file = ?', [file]);
  await connection.query('SET GLOBAL long_query_time = 0');
  await connection.query('SET GLOBAL slow_query_log = 1');
  return {
    stop: async () => {
      await connection.query('SET GLOBAL slow_query_log = 0');
      await connection.end();
    },
  };
}

// The form of the log: mariadb.com/kb/en/slow-query-log-overview (2026-11-22).
const TIMES = /^# Query_time: ([\d.]+) .*Rows_sent: (\d+) +Rows_examined: (\d+)/;
const CHANGED = /^# Rows_affected: (\d+)/;
// What the platform's engine puts before each statement of the app: its time limit. Rows stay out.
const STATEMENT = /^SET STATEMENT max_statement_time = [\d.]+ FOR (.+?)(?: VALUES .*)?$/;
const TEXT_LENGTH = 100;

export async function* readStatementLog(file: string): AsyncGenerator<LoggedStatement> {
  let seconds = 0;
  let rows = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const times = TIMES.exec(line);
    if (times !== null) {
      seconds = Number(times[1]);
      rows = Math.max(Number(times[2]), Number(times[3]));
    }
    rows = Math.max(rows, Number(CHANGED.exec(line)?.[1] ?? 0));
    const text = STATEMENT.exec(line)?.[1];
    if (text !== undefined) yield { seconds, rows, text: text.slice(0, TEXT_LENGTH) };
  }
}
