// How somebody likes to see a table: their own choice, which nobody else sees.

export const preferredTables = ['users', 'groups', 'products', 'operation-users'] as const;

export type PreferredTable = (typeof preferredTables)[number];

export const densities = ['comfortable', 'compact'] as const;

export type Density = (typeof densities)[number];

export interface TablePreferences {
  /** Those shown, from left to right. The table knows which keys there are; a key it does not know is passed over. */
  readonly columns: readonly {
    readonly key: string;
    /** In CSS pixels. */
    readonly width: number;
  }[];
  readonly density: Density;
}

export const preferenceBounds = {
  columns: 50,
  keyLength: 32,
  width: { min: 24, max: 2_000 },
} as const;
