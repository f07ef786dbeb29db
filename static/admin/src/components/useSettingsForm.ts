// A form of settings: nothing is changed before it is saved, nothing typed is lost unasked.
import type { UseMutationResult } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { CallFailed } from '../api/call';

type Problems<Field extends string> = Readonly<Partial<Record<Field, string>>>;

export interface Settings<Draft, Field extends string, Request, Saved> {
  /** What is in place. */
  readonly saved: Draft;
  /** What is wrong, by field; the backend decides the same on its own. */
  readonly problemsOf: (draft: Draft) => Problems<Field>;
  /** Only for a draft without problems. */
  readonly requestOf: (draft: Draft) => Request;
  readonly save: UseMutationResult<Saved, Error, Request>;
  readonly onSaved: (saved: Saved) => void;
  /** Fields at which a refusal of the backend shows. */
  readonly refusable: readonly Field[];
}

export interface SettingsEditing<Draft, Field extends string> {
  readonly draft: Draft;
  readonly isReadOnly: boolean;
  readonly problems: Problems<Field>;
  readonly change: (changes: Partial<Draft>) => void;
}

export function useSettingsForm<Draft, Field extends string, Request, Saved>({
  saved,
  problemsOf,
  requestOf,
  save,
  onSaved,
  refusable,
}: Settings<Draft, Field, Request, Saved>) {
  const [typed, setTyped] = useState<Draft | null>(null);
  const [isTried, setTried] = useState(false);
  const draft = typed ?? saved;
  const wrong = problemsOf(draft);
  const isSame = (one: Draft, other: Draft): boolean =>
    JSON.stringify(requestOf(one)) === JSON.stringify(requestOf(other));

  const forget = (): void => {
    setTyped(null);
    setTried(false);
    save.reset();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(wrong).length > 0) return;
    save.mutate(requestOf(draft), {
      onSuccess: (answer) => {
        forget();
        onSaved(answer);
      },
    });
  };
  return {
    draft,
    // Nobody is told that something is wrong before they are done with it.
    problems: { ...(isTried ? wrong : {}), ...refusedField(save.error, refusable) },
    error: save.error,
    isChanged: typed !== null && !isSame(typed, saved),
    isSaving: save.isPending,
    change: (changes: Partial<Draft>): void => {
      setTyped({ ...draft, ...changes });
      save.reset();
    },
    forget,
    submit,
  };
}

/** What the backend refused, at the field that it names; nothing for anything else that went wrong. */
function refusedField<Field extends string>(error: unknown, refusable: readonly Field[]): Problems<Field> {
  const problems: Partial<Record<Field, string>> = {};
  if (!(error instanceof CallFailed) || error.error.code !== 'invalid-input') return problems;
  const { title, action, detail } = error.error;
  for (const field of refusable) if (field === detail['field']) problems[field] = `${title}. ${action}`;
  return problems;
}
