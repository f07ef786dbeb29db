import type { Sql } from '../../src/ports';

/** The same database; what is selected from it is said, with its parameters. */
export function recording(inner: Sql, said: string[]): Sql {
  return {
    ...inner,
    select: async (statement, params = []) => {
      said.push(`${statement.replace(/\s+/g, ' ')}\n-- ${JSON.stringify(params)}`);
      return inner.select(statement, params);
    },
  };
}
