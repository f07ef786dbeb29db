// What ids are called while a filter is typed. Names are looked up in any case; one that several things have leads to
// none of them.
import type { NameKind } from '../values';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface NameTable {
  /** In the order in which they are offered. */
  readonly all: readonly Named[];
  /** Returns the name if it leads back to the id. */
  findName(id: string): string | null;
  findIds(name: string): readonly string[];
}

export type FilterNames = Readonly<Record<NameKind, NameTable>>;

export function nameTable(things: readonly Named[]): NameTable {
  const names = new Map(things.map(({ id, name }) => [id, name]));
  const idsByName = new Map<string, string[]>();
  for (const [id, name] of names) {
    const key = name.toLowerCase();
    idsByName.set(key, [...(idsByName.get(key) ?? []), id]);
  }
  const findIds = (name: string): readonly string[] => idsByName.get(name.toLowerCase()) ?? [];
  return {
    all: things,
    findIds,
    findName: (id) => {
      const name = names.get(id) ?? null;
      return name !== null && findIds(name).length === 1 ? name : null;
    },
  };
}

const NOTHING = nameTable([]);

/** Nothing is known by name: things are written by their ids. */
export const NO_NAMES: FilterNames = {
  site: NOTHING,
  product: NOTHING,
  app: NOTHING,
  group: NOTHING,
  role: NOTHING,
  'platform-role': NOTHING,
};
