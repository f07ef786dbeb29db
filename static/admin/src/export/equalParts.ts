// Rows as they are kept until all are read. Each answer brings its own copies of what many users have in common: a few
// hundred groups, apps and sites. Kept once, 100,000 users take a fraction of the memory.
import type { ExportedProduct, ExportRow } from '../../../../src/domain/userExport';

export type Share = (row: ExportRow) => ExportRow;

export function createShare(): Share {
  const text = sharing<string>((value) => value);
  const texts = sharing<readonly string[]>((values) => values.join('\n'));
  const product = sharing<ExportedProduct>((value) => JSON.stringify(value));
  return (row) => ({
    ...row,
    jobTitle: row.jobTitle === null ? null : text(row.jobTitle),
    department: row.department === null ? null : text(row.department),
    platformRoles: texts(row.platformRoles),
    sites: texts(row.sites),
    products: row.products.map(product),
    groups: row.groups.map(text),
  });
}

/** Returns for each value the first one of the same key. */
function sharing<Value>(keyOf: (value: Value) => string): (value: Value) => Value {
  const known = new Map<string, Value>();
  return (value) => {
    const key = keyOf(value);
    const first = known.get(key) ?? value;
    if (first === value) known.set(key, value);
    return first;
  };
}
