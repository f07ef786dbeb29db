// What is being built or typed and is no filter yet. It stays while the builder is closed or another form of the
// filter is used: nobody types anything twice.
import { useState } from 'react';
import { type DraftGroup, draftOf } from '../../../../src/domain/filter/draft';
import type { Filter } from '../../../../src/domain/filter/filter';

interface Built {
  readonly root: DraftGroup;
  /** The filter that it stands for, as text. */
  readonly over: string;
}

export interface TypedDraft {
  readonly text: string;
  /** The filter in place while it was typed, as text. */
  readonly over: string;
}

export interface FilterDrafts {
  readonly root: DraftGroup;
  /** `filter`: what the tree means from now on; null: what it meant before. */
  readonly build: (root: DraftGroup, filter: Filter | null) => void;
  readonly typed: TypedDraft | null;
  readonly type: (typed: TypedDraft | null) => void;
}

export function filterKey(filter: Filter): string {
  return JSON.stringify(filter.all);
}

export function useFilterDrafts(filter: Filter): FilterDrafts {
  const inPlace = filterKey(filter);
  const [built, setBuilt] = useState<Built | null>(null);
  const [typed, type] = useState<TypedDraft | null>(null);
  return {
    // Whatever else changed the filter is shown anew.
    root: built?.over === inPlace ? built.root : draftOf(filter),
    build: (root, next) => setBuilt({ root, over: next === null ? inPlace : filterKey(next) }),
    typed,
    type,
  };
}
