// What a statement is, read from its text: enough for Forge's query policy and for counting.

export type StatementKind = 'read' | 'write' | 'ddl';

// Strings, quoted names and comments; what remains can be searched for words.
const OPAQUE = /'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*"|`[^`]*`|--[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\//g;

/** Returns the statement with strings emptied, comments gone and the closing semicolon removed. */
export function bareStatement(statement: string): string {
  const bare = statement.replace(OPAQUE, (part) => {
    if (part.startsWith('`')) return part;
    return part.startsWith("'") || part.startsWith('"') ? "''" : ' ';
  });
  return bare.trim().replace(/;$/, '').trim();
}

export function kindOf(bare: string): StatementKind {
  if (/^(create|alter|drop|truncate|rename)\b/i.test(bare)) return 'ddl';
  if (/^(insert|replace|update|delete)\b/i.test(bare)) return 'write';
  if (/^with\b/i.test(bare) && /\)\s*(insert|update|delete)\b/i.test(bare)) return 'write';
  return 'read';
}

/** Returns the table that a write changes, or null when the text names none. */
export function writtenTable(bare: string): string | null {
  const match = /\b(?:insert\s+(?:ignore\s+)?into|replace\s+into|update|delete\s+from)\s+`?(\w+)`?/i.exec(
    bare,
  );
  return match?.[1] ?? null;
}
