// Rows as they are kept until all are read. Each page brings its own copies of what many users have in common: kept
// once, 100,000 users take a fraction of the memory.
import type { ExportedProduct, ExportPage, ExportRow } from '../../../../src/domain/userExport';

export type NameRows = (page: Pick<ExportPage, 'rows' | 'names'>) => ExportRow[];

/** Returns what puts names in place of numbers, the same ones for all pages. */
export function createNaming(): NameRows {
  const text = sharing<string>((value) => value);
  const product = sharing<ExportedProduct>((value) => JSON.stringify(value));
  return ({ rows, names }) => {
    const siteOf = among(names.sites.map(text));
    const productOf = among(names.products.map(product));
    const groupOf = among(names.groups.map(text));
    return rows.map((row) => ({
      ...row,
      jobTitle: row.jobTitle === null ? null : text(row.jobTitle),
      department: row.department === null ? null : text(row.department),
      platformRoles: row.platformRoles.map(text),
      sites: row.sites.map(siteOf),
      products: row.products.map(productOf),
      groups: row.groups.map(groupOf),
    }));
  };
}

function among<Value>(values: readonly Value[]): (no: number) => Value {
  return (no) => {
    const value = values[no];
    if (value === undefined) throw new RangeError(`The page has no name of number ${no}`);
    return value;
  };
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
