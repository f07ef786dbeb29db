// The tables that the first minute can do without: a job makes them as soon as Forge lets it (25 DDL statements a
// minute). New ones are added at the end; their order never changes.
import type { Migration } from '../ports';

export const laterTables: readonly Migration[] = [];
