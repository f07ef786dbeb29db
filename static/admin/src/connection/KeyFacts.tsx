// What is known about the key in place.
import Heading from '@atlaskit/heading';
import Lozenge from '@atlaskit/lozenge';
import { Stack, Text } from '@atlaskit/primitives/compiled';
import { keyDeathWords, keyFactWords, keyStateWords } from '../../../../src/contract/keyEntryWords';
import { relativeTime } from '../../../../src/contract/timeWords';
import type { KeyInPlace } from '../../../../src/contract/views';
import { Fact, Facts } from '../components/Facts';
import { useNow } from '../components/now';
import { RelativeTime } from '../components/RelativeTime';
import { useFormats } from '../components/viewer';
import { KeyAbilities } from './KeyAbilities';
import { RecheckKey } from './RecheckKey';

export function KeyFacts({ connection }: { readonly connection: KeyInPlace }) {
  const { keyState, deathReason, organization, abilities, checkedAt } = connection;
  return (
    <section aria-labelledby="key-facts">
      <Stack space="space.200">
        <Heading size="medium" as="h2" id="key-facts">
          {organization?.name ?? keyStateWords.missing}
        </Heading>
        <Facts>
          <Fact term={keyFactWords.state}>
            <Lozenge appearance={keyState === 'alive' ? 'success' : 'removed'}>
              {keyStateWords[keyState]}
            </Lozenge>
            {deathReason !== null && <Text as="p">{keyDeathWords[deathReason]}</Text>}
            {connection.isReadOnly && <Text as="p">{keyFactWords.readOnly}</Text>}
          </Fact>
          <Fact term={keyFactWords.expires}>
            <Expiry expiresAt={connection.expiresAt} />
          </Fact>
          <Fact term={keyFactWords.owner}>
            {connection.ownerName ?? connection.ownerAccountId ?? keyFactWords.unknown}
          </Fact>
          <Fact term={keyFactWords.checked}>
            {checkedAt === null ? keyFactWords.unknown : <RelativeTime at={checkedAt} />}
          </Fact>
        </Facts>
        {keyState !== 'missing' && <RecheckKey connection={connection} />}
        {/* What a key could do before it died says nothing of now. */}
        {keyState === 'alive' && abilities !== null && <KeyAbilities abilities={abilities} />}
      </Stack>
    </section>
  );
}

function Expiry({ expiresAt }: { readonly expiresAt: number | null }) {
  const formats = useFormats();
  const now = useNow();
  if (expiresAt === null) return keyFactWords.unknown;
  return keyFactWords.dayAndDistance(formats.day(expiresAt), relativeTime(expiresAt, now));
}
