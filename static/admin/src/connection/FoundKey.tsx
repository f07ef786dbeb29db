// What was found out about a key that was entered, and what still must be known before it is stored.
import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import { Stack, Text } from '@atlaskit/primitives/compiled';
import SectionMessage from '@atlaskit/section-message';
import { useContext, useState } from 'react';
import { keyEntryWords, keyFactWords } from '../../../../src/contract/keyEntryWords';
import { relativeTime } from '../../../../src/contract/timeWords';
import type { CheckedKey } from '../../../../src/contract/views';
import { asAccountId } from '../../../../src/domain/ids';
import { useSaveKey } from '../api/queries';
import { ErrorMessage } from '../components/ErrorMessage';
import { Field } from '../components/Field';
import { useNow } from '../components/now';
import { useFormats, ViewerContext } from '../components/viewer';
import { KeyAbilities } from './KeyAbilities';

export interface FoundKeyProps {
  readonly apiKey: string;
  readonly found: CheckedKey;
  readonly action: string;
  readonly onSaved: () => void;
}

export function FoundKey(props: FoundKeyProps) {
  const { found } = props;
  const organization = found.organizations[0];
  const isUsable = found.problem === null && organization !== undefined;
  return (
    <Stack space="space.200">
      {found.explanation !== null && (
        <SectionMessage appearance={isUsable ? 'information' : 'error'} title={found.explanation.title}>
          <Stack space="space.100">
            <Text as="p">{found.explanation.message}</Text>
            <Text as="p">{found.explanation.action}</Text>
          </Stack>
        </SectionMessage>
      )}
      {isUsable && (
        <Heading size="small" as="h3">
          {keyEntryWords.opens(organization.name)}
        </Heading>
      )}
      {(isUsable || found.problem === 'not-permitted') && <KeyAbilities abilities={found.abilities} />}
      {isUsable && <SaveKey {...props} />}
    </Stack>
  );
}

function SaveKey({ apiKey, found, action, onSaved }: FoundKeyProps) {
  const save = useSaveKey();
  const { timeZone } = useContext(ViewerContext);
  const [admin, setAdmin] = useState(found.orgAdmins[0]?.accountId ?? '');
  const [owner, setOwner] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const connect = (): void => {
    save.mutate(
      {
        apiKey,
        ...(found.isActingOrgAdmin ? {} : { adminAccountId: asAccountId(admin) }),
        ...(owner === '' ? {} : { ownerAccountId: asAccountId(owner) }),
        ...(expiresOn === '' ? {} : { expiresOn }),
        timeZone,
      },
      { onSuccess: onSaved },
    );
  };
  const hasNoAdmin = !found.isActingOrgAdmin && found.orgAdmins.length === 0;
  return (
    <Stack space="space.200" alignInline="start">
      <Expiry found={found} value={expiresOn} onChange={setExpiresOn} />
      {found.ownerAccountId === null ? (
        <AdminChoice
          label={keyEntryWords.owner}
          hint={keyEntryWords.ownerHint}
          found={found}
          isOptional
          value={owner}
          onChange={setOwner}
        />
      ) : (
        <Text as="p">
          {keyFactWords.owner}{' '}
          {found.orgAdmins.find(({ accountId }) => accountId === found.ownerAccountId)?.name ??
            found.ownerAccountId}
        </Text>
      )}
      {found.isActingOrgAdmin && <Text as="p">{keyEntryWords.youBecomeAdmin}</Text>}
      {hasNoAdmin && <SectionMessage appearance="error">{keyEntryWords.noAdministrator}</SectionMessage>}
      {!found.isActingOrgAdmin && !hasNoAdmin && (
        <AdminChoice
          label={keyEntryWords.administrator}
          hint={keyEntryWords.administratorHint}
          found={found}
          value={admin}
          onChange={setAdmin}
        />
      )}
      {save.error && <ErrorMessage error={save.error} />}
      <Button appearance="primary" isDisabled={hasNoAdmin} isLoading={save.isPending} onClick={connect}>
        {action}
      </Button>
    </Stack>
  );
}

interface Entry {
  readonly found: CheckedKey;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Expiry({ found: { expiresAt }, value, onChange }: Entry) {
  const formats = useFormats();
  const now = useNow();
  if (expiresAt !== null) {
    return (
      <Text as="p">
        {keyFactWords.expires}{' '}
        {keyFactWords.dayAndDistance(formats.day(expiresAt), relativeTime(expiresAt, now))}
      </Text>
    );
  }
  return (
    <Field label={keyEntryWords.expiresOn} hint={keyEntryWords.expiryUnknown}>
      {(ids) => (
        <input {...ids} type="date" value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}

interface AdminChoiceProps extends Entry {
  readonly label: string;
  readonly hint: string;
  readonly isOptional?: boolean;
}

/** One of the organization admins that were found with the key. */
function AdminChoice({ label, hint, found, value, onChange, isOptional = false }: AdminChoiceProps) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <select {...ids} value={value} onChange={(event) => onChange(event.target.value)}>
          {isOptional && <option value="">{keyEntryWords.ownerUnknown}</option>}
          {found.orgAdmins.map(({ accountId, name }) => (
            <option key={accountId} value={accountId}>
              {name ?? accountId}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
