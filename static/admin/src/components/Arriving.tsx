import SectionMessage from '@atlaskit/section-message';
import { Text } from '@atlaskit/primitives/compiled';
import { usersStateWords } from '../../../../src/contract/usersWords';

/** Says that a first sync runs, and its data is on its way. */
export function Arriving() {
  return (
    <SectionMessage title={usersStateWords.arrivingTitle}>
      <Text as="p">{usersStateWords.arriving}</Text>
    </SectionMessage>
  );
}
