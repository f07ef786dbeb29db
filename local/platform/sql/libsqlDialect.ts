// MySQL's table definitions for SQLite: what is not the same in both, and nothing else. Names of indexes belong to
// the table in MySQL and to the database in SQLite, so they carry the table's name here.

export interface LibsqlStatements {
  readonly main: string;
  /** Indexes that MySQL defines inside CREATE TABLE. */
  readonly after: readonly string[];
}

export function toLibsql(statement: string): LibsqlStatements {
  const create = /^\s*create\s+table\s+(if\s+not\s+exists\s+)?`?(\w+)`?\s*\(/i.exec(statement);
  if (create !== null) return toLibsqlTable(statement, create[2] ?? '', create[0].length);
  return {
    main: toLibsqlIndex(statement).replace(/^(\s*)insert\s+ignore\b/i, '$1INSERT OR IGNORE'),
    after: [],
  };
}

function toLibsqlTable(statement: string, table: string, bodyStart: number): LibsqlStatements {
  const bodyEnd = closingParenthesis(statement, bodyStart);
  const parts = splitTopLevel(statement.slice(bodyStart, bodyEnd));
  const after: string[] = [];
  const kept: string[] = [];
  for (const part of parts) {
    const index = /^(unique\s+)?(?:index|key)\s+`?(\w+)`?\s*(\([\s\S]*\))$/i.exec(part);
    if (index === null) kept.push(toLibsqlColumn(part));
    else {
      const unique = index[1] === undefined ? '' : 'UNIQUE ';
      after.push(
        `CREATE ${unique}INDEX IF NOT EXISTS ${table}__${index[2]} ON ${table} ${withoutPrefixes(index[3] ?? '')}`,
      );
    }
  }
  // InnoDB and TiDB cluster rows by their primary key; so does WITHOUT ROWID, which also refuses null in it.
  const hasKey = kept.some((part) => /\bprimary\s+key\b/i.test(part));
  const isCounting = kept.some((part) => /\bautoincrement\b/i.test(part));
  const options = hasKey && !isCounting ? ' WITHOUT ROWID' : '';
  return { main: `${statement.slice(0, bodyStart)}${kept.join(', ')})${options}`, after };
}

function toLibsqlColumn(part: string): string {
  const counted = part.replace(
    /\b(bigint|int)\s+(not\s+null\s+)?(primary\s+key\s+auto_increment|auto_increment\s+primary\s+key)/i,
    'INTEGER PRIMARY KEY AUTOINCREMENT',
  );
  const plain = counted
    .replace(/\s+(character\s+set|collate)\s+\w+/gi, '')
    .replace(/\s+on\s+update\s+current_timestamp(\(\d*\))?/gi, '');
  // SQLite takes a text of any length; MySQL in strict mode refuses what is too long.
  const bounded = /^`?(\w+)`?\s+(?:var)?char\s*\((\d+)\)/i.exec(plain);
  return bounded === null ? plain : `${plain} CHECK (length(${bounded[1]}) <= ${bounded[2]})`;
}

function toLibsqlIndex(statement: string): string {
  const create = /^(\s*create\s+(?:unique\s+)?index\s+(?:if\s+not\s+exists\s+)?)`?(\w+)`?\s+on\s+`?(\w+)`?/i;
  const drop = /^(\s*drop\s+index\s+(?:if\s+exists\s+)?)`?(\w+)`?\s+on\s+`?(\w+)`?/i;
  if (create.test(statement)) return withoutPrefixes(statement.replace(create, '$1$3__$2 ON $3'));
  return statement.replace(drop, '$1$3__$2');
}

/** `(name(20))` indexes the first 20 characters; SQLite has no such thing. */
function withoutPrefixes(columns: string): string {
  return columns.replace(/\(\d+\)/g, '');
}

function closingParenthesis(text: string, start: number): number {
  let depth = 1;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

function splitTopLevel(body: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < body.length; at += 1) {
    if (body[at] === '(') depth += 1;
    if (body[at] === ')') depth -= 1;
    if (body[at] === ',' && depth === 0) {
      parts.push(body.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...parts, body.slice(start).trim()];
}
