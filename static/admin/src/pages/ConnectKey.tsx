import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import { Inline, Stack, Text } from '@atlaskit/primitives/compiled';
import SectionMessage from '@atlaskit/section-message';
import { type FormEvent, useId, useState } from 'react';
import { keyEntryWords } from '../../../../src/contract/keyEntryWords';
import type { CheckedKey } from '../../../../src/contract/views';
import { asAccountId } from '../../../../src/domain/ids';
import { useCheckKey, useSaveKey } from '../api/queries';
import { ErrorMessage } from '../components/ErrorMessage';
import { useFormats } from '../components/viewer';
import styles from './ConnectKey.module.css';

/** A key is first checked, then stored: nobody connects an organization without having read its name. */
export function ConnectKey() {
  const [apiKey, setApiKey] = useState('');
  const check = useCheckKey();
  const fieldId = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    check.mutate(apiKey);
  };
  return (
    <section aria-labelledby="connect-heading">
      <Stack space="space.200">
        <Heading size="medium" as="h2" id="connect-heading">
          {keyEntryWords.title}
        </Heading>
        <Text as="p">{keyEntryWords.how}</Text>
        <form onSubmit={submit}>
          <Stack space="space.050">
            <label className={styles.label} htmlFor={fieldId}>
              {keyEntryWords.label}
            </label>
            <Inline space="space.100">
              <input
                className={styles.field}
                id={fieldId}
                type="password"
                autoComplete="off"
                required
                value={apiKey}
                onChange={(event) => {
                  setApiKey(event.target.value);
                  // What was found belongs to another key now.
                  check.reset();
                }}
              />
              <Button type="submit" isLoading={check.isPending}>
                {keyEntryWords.check}
              </Button>
            </Inline>
          </Stack>
        </form>
        {check.error && <ErrorMessage error={check.error} />}
        {check.data && <Found apiKey={apiKey} found={check.data} />}
      </Stack>
    </section>
  );
}

function Found({ apiKey, found }: { readonly apiKey: string; readonly found: CheckedKey }) {
  const save = useSaveKey();
  const formats = useFormats();
  const [chosen, setChosen] = useState(found.orgAdmins[0]?.accountId ?? '');
  const administratorId = useId();
  const organization = found.organizations[0];
  const isUsable = found.problem === null && organization !== undefined;
  const connect = (): void => {
    save.mutate(found.isActingOrgAdmin ? { apiKey } : { apiKey, adminAccountId: asAccountId(chosen) });
  };
  return (
    <Stack space="space.200" alignInline="start">
      {found.explanation !== null && (
        <SectionMessage appearance={isUsable ? 'information' : 'error'} title={found.explanation.title}>
          <Stack space="space.100">
            <Text as="p">{found.explanation.message}</Text>
            <Text as="p">{found.explanation.action}</Text>
          </Stack>
        </SectionMessage>
      )}
      {isUsable && (
        <>
          <Text as="p">
            {keyEntryWords.opens(organization.name)}{' '}
            {found.expiresAt === null
              ? keyEntryWords.expiryUnknown
              : keyEntryWords.expires(formats.instant(found.expiresAt))}
          </Text>
          {!found.isActingOrgAdmin && (
            <Stack space="space.050">
              <label className={styles.label} htmlFor={administratorId}>
                {keyEntryWords.administrator}
              </label>
              <select
                className={styles.field}
                id={administratorId}
                value={chosen}
                onChange={(event) => setChosen(event.target.value)}
              >
                {found.orgAdmins.map(({ accountId, name }) => (
                  <option key={accountId} value={accountId}>
                    {name ?? accountId}
                  </option>
                ))}
              </select>
            </Stack>
          )}
          {save.error && <ErrorMessage error={save.error} />}
          <Button appearance="primary" isLoading={save.isPending} onClick={connect}>
            {keyEntryWords.connect}
          </Button>
        </>
      )}
    </Stack>
  );
}
