// The suggestions at the cursor and the keys that choose among them, as a combobox has them.
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import {
  completeFilter,
  type Completion,
  type Suggestion,
} from '../../../../src/domain/filter/typed/complete';
import type { FilterTyping } from './useTypedFilter';

export interface Completing {
  readonly offered: readonly Suggestion[];
  /** The suggestion that Enter takes; null: none. */
  readonly active: number | null;
  readonly setOpen: (isOpen: boolean) => void;
  readonly setCursor: (cursor: number) => void;
  readonly type: (text: string, cursor: number) => void;
  readonly take: (suggestion: Suggestion) => void;
  readonly press: (event: KeyboardEvent) => void;
}

const STEPS: ReadonlyMap<string, number> = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
]);

export function useCompletion(typing: FilterTyping, input: RefObject<HTMLInputElement>): Completing {
  const { text, names } = typing;
  const [cursor, setCursor] = useState(text.length);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const completion = completeFilter(text, Math.min(cursor, text.length), names);
  const { suggestions } = completion;
  const offered = isOpen ? suggestions : [];
  // Tab leaves the field unless a word was begun, or a suggestion chosen.
  const active = offered.length === 0 ? null : (chosen ?? (isBegun(completion, text) ? 0 : null));
  const placeCursor = useCursorBehind(input);

  const type = (next: string, at: number): void => {
    typing.type(next);
    setCursor(at);
    setChosen(null);
    setOpen(true);
  };
  const take = (suggestion: Suggestion): void => {
    const before = text.slice(0, completion.from) + suggestion.text;
    const rest = text.slice(completion.to).trimStart();
    const begun = suggestion.text === '(' || /^[,)]/.test(rest) ? before : `${before} `;
    placeCursor(begun.length);
    type(begun + rest, begun.length);
  };
  const move = (step: number): void => {
    const from = active ?? (step > 0 ? -1 : 0);
    setChosen(offered.length === 0 ? 0 : (from + step + suggestions.length) % suggestions.length);
    setOpen(true);
  };
  const press = (event: KeyboardEvent): void => {
    const step = STEPS.get(event.key);
    const suggestion = active === null ? undefined : offered[active];
    if (event.key === 'Escape' && offered.length > 0) setOpen(false);
    else if (step !== undefined && suggestions.length > 0) move(step);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && suggestion !== undefined) {
      take(suggestion);
    } else return;
    event.preventDefault();
  };
  return { offered, active, setOpen, setCursor, type, take, press };
}

/** A word that is whole already needs nothing. */
function isBegun({ from, to, suggestions: [first] }: Completion, text: string): boolean {
  return to > from && first !== undefined && text.slice(from, to) !== first.text;
}

/** Text that is put in leaves the cursor behind it, not at the end. */
function useCursorBehind(input: RefObject<HTMLInputElement>): (at: number) => void {
  const wanted = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    input.current?.setSelectionRange(wanted.current, wanted.current);
    wanted.current = null;
  });
  return (at) => {
    wanted.current = at;
  };
}
