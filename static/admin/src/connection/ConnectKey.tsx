import Button from '@atlaskit/button/new';
import { Inline, Stack } from '@atlaskit/primitives/compiled';
import { type FormEvent, useState } from 'react';
import { keyEntryWords } from '../../../../src/contract/keyEntryWords';
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
          <Field label={keyEntryWords.label} hint={keyEntryWords.hint}>
            {(ids) => (
              <input
                {...ids}
                type="password"
                autoComplete="off"
                required
                disabled={isDisabled}
                value={apiKey}
                onChange={(event) => enter(event.target.value)}
              />
            )}
          </Field>
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
        {check.error && <ErrorMessage error={check.error} />}
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
