// Asking Atlassian anew about the key in place.
import Button from '@atlaskit/button/new';
import { Stack, Text } from '@atlaskit/primitives/compiled';
import { useId } from 'react';
import { keyFactWords, keyStateWords } from '../../../../src/contract/keyEntryWords';
import type { KeyInPlace } from '../../../../src/contract/views';
import { hasRole } from '../../../../src/domain/appRole';
import { useRecheckKey } from '../api/queries';
import { ErrorMessage } from '../components/ErrorMessage';
import { useCurrentMe } from '../components/me';

export function RecheckKey({ connection }: { readonly connection: KeyInPlace }) {
  const me = useCurrentMe();
  const aboutId = useId();
  const { mutate, data, error, isPending } = useRecheckKey();
  const refusal =
    !hasRole(me, 'admin') && !me.isJiraAdmin
      ? keyFactWords.recheckRefused
      : connection.deathReason === 'lost'
        ? keyFactWords.recheckLost
        : null;
  return (
    <Stack space="space.100" alignInline="start">
      <Button
        isDisabled={refusal !== null}
        isLoading={isPending}
        aria-describedby={aboutId}
        onClick={() => mutate()}
      >
        {keyFactWords.recheck}
      </Button>
      <span id={aboutId}>
        <Text size="small" color="color.text.subtle">
          {refusal ?? keyFactWords.recheckWhy}
        </Text>
      </span>
      <output>{data !== undefined && keyFactWords.rechecked(keyStateWords[data.keyState])}</output>
      {error !== null && <ErrorMessage error={error} />}
    </Stack>
  );
}
