import Button from '@atlaskit/button/new';
import { Inline, Stack } from '@atlaskit/primitives/compiled';
import { type FormEvent, useState } from 'react';
import { keyEntryWords } from '../../../../src/contract/keyEntryWords';
import { CallFailed } from '../api/call';
import { useCheckKey } from '../api/queries';
import { ErrorMessage } from '../components/ErrorMessage';
import { Field } from '../components/Field';
import { FoundKey } from './FoundKey';

export interface ConnectKeyProps {
  /** What the last step is called: the first key connects, a later one replaces. */
  readonly action: string;
  readonly isDisabled?: boolean;
  readonly onSaved?: () => void;
}

/** A key is first checked, then stored: nobody connects an organization without having read its name. */
export function ConnectKey({ action, isDisabled = false, onSaved }: ConnectKeyProps) {
  const [apiKey, setApiKey] = useState('');
  const check = useCheckKey();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    check.mutate(apiKey);
  };
  const enter = (entered: string): void => {
    setApiKey(entered);
    // What was found belongs to another key now.
    check.reset();
  };
  return (
    <Stack space="space.200">
      <form onSubmit={submit}>
        <Stack space="space.150">
          <KeyField
            apiKey={apiKey}
            isNoKey={isMalformed(check.error)}
            isDisabled={isDisabled}
            onEnter={enter}
          />
          <Inline>
            <Button
              type="submit"
              appearance={check.data?.problem === null ? 'default' : 'primary'}
              isDisabled={isDisabled}
              isLoading={check.isPending}
            >
              {keyEntryWords.check}
            </Button>
          </Inline>
        </Stack>
      </form>
      <div aria-live="polite">
        {check.error && !isMalformed(check.error) && <ErrorMessage error={check.error} />}
        {check.data && (
          <FoundKey
            apiKey={apiKey}
            found={check.data}
            action={action}
            onSaved={() => {
              enter('');
              onSaved?.();
            }}
          />
        )}
      </div>
    </Stack>
  );
}

interface KeyFieldProps {
  readonly apiKey: string;
  readonly isNoKey: boolean;
  readonly isDisabled: boolean;
  readonly onEnter: (entered: string) => void;
}

function KeyField({ apiKey, isNoKey, isDisabled, onEnter }: KeyFieldProps) {
  return (
    <Field
      label={keyEntryWords.label}
      hint={keyEntryWords.hint}
      error={isNoKey ? keyEntryWords.malformed : undefined}
    >
      {(ids) => (
        <input
          {...ids}
          type="password"
          autoComplete="off"
          required
          disabled={isDisabled}
          value={apiKey}
          onChange={(event) => onEnter(event.target.value)}
        />
      )}
    </Field>
  );
}

/** The key is the only field that is sent. */
function isMalformed(error: unknown): boolean {
  return error instanceof CallFailed && error.error.code === 'invalid-input';
}
