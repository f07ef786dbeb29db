import { Text } from '@atlaskit/primitives/compiled';
import SectionMessage from '@atlaskit/section-message';
import { unreadableLinkWords } from '../../../../src/contract/filterUiWords';
import { saysWhatItMeans } from '../../../../src/domain/userView';
import { useLocation } from '../router';

/** A link that was cut off lists more users than it meant: nobody may take them for those. */
export function UnreadableLink() {
  const { search } = useLocation();
  if (saysWhatItMeans(search)) return null;
  return (
    <SectionMessage appearance="warning" title={unreadableLinkWords.title}>
      <Text as="p">{unreadableLinkWords.text}</Text>
    </SectionMessage>
  );
}
