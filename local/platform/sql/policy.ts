// Forge SQL's query policy – developer.atlassian.com/platform/forge/storage-reference/sql-query-policy (2026-06-17).
import { SqlError } from './sqlError';
import { kindOf, type StatementKind } from './statement';

function refuse(message: string, suggestion: string): never {
  throw new SqlError('SQL_POLICY_VIOLATION', message, { suggestion });
}

/** Returns the statement's kind, or throws what Forge would answer. */
export function checkPolicy(bare: string, endpoint: 'execute' | 'ddl'): StatementKind {
  if (bare === '') throw new SqlError('INVALID_SQL_QUERY', 'The query is empty');
  if (bare.includes(';')) refuse('Multiple statements are not permitted', 'Send one statement a request');
  if (
    /^(use|prepare|execute|deallocate|start|begin|commit|rollback|savepoint|lock|unlock|pragma|attach)\b/i.test(
      bare,
    )
  ) {
    refuse('The statement is not permitted', 'There are no sessions and no transactions');
  }
  if (/^set\b/i.test(bare) && !/^set\s+@\w/i.test(bare)) {
    refuse('SET is not permitted', 'Only SET @variable = … is');
  }
  if (
    /^show\b/i.test(bare) &&
    !/^show\s+(full\s+)?(tables|columns|fields|index|indexes|keys)\b/i.test(bare)
  ) {
    refuse('SHOW is not permitted', 'Only SHOW TABLES, COLUMNS and INDEXES are');
  }
  if (/\b(sleep|benchmark)\s*\(/i.test(bare)) refuse('The function is not permitted', 'Remove it');
  if (/\bforeign\s+key\b|\breferences\s+`?\w+`?\s*\(/i.test(bare)) {
    refuse('Foreign keys are not supported', 'Remove the constraint');
  }
  const kind = kindOf(bare);
  // Whether Forge refuses DDL on /execute is not documented: refusing is the safe side.
  if (kind === 'ddl' && endpoint === 'execute') {
    refuse('DDL must go to the DDL endpoint', 'Use executeDDL or migrationRunner');
  }
  return kind;
}
