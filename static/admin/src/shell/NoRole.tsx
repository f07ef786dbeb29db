import { Text } from '@atlaskit/primitives/compiled';
import { shellWords } from '../../../../src/contract/shellWords';
import type { Me } from '../../../../src/contract/views';
import { EmptyState } from '../components/EmptyState';
import { PageHeader } from '../components/PageHeader';

/** For a Jira administrator who is nobody in the app: the key works, and is all that they may change. */
export function NoRole({ me }: { readonly me: Me }) {
  return (
    <>
      <PageHeader title={shellWords.app} />
      <EmptyState
        title={shellWords.noRoleTitle}
        text={shellWords.noRoleText(me.organization?.name ?? shellWords.app)}
      >
        <Text as="p">{shellWords.noRoleAction}</Text>
      </EmptyState>
    </>
  );
}
