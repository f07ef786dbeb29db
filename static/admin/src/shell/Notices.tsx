// What everybody must know on whatever page they are.
import SectionMessage from '@atlaskit/section-message';
import { Text } from '@atlaskit/primitives/compiled';
import { shellWords } from '../../../../src/contract/shellWords';
import type { Me } from '../../../../src/contract/views';
import { paths } from '../paths';
import { RouteLink, useLocation } from '../router';

export function Notices({ me }: { readonly me: Me }) {
  const { pathname } = useLocation();
  const isThere = pathname === paths.connection();
  if (me.keyState !== 'dead') return null;
  return (
    <SectionMessage appearance="warning" title={shellWords.deadKeyTitle}>
      <Text as="p">{shellWords.deadKeyText}</Text>
      {!isThere && <RouteLink to={paths.connection()}>{shellWords.deadKeyAction}</RouteLink>}
    </SectionMessage>
  );
}
