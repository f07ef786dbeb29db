import { Text } from '@atlaskit/primitives/compiled';
import { shellWords } from '../../../../src/contract/shellWords';
import { PageHeader } from '../components/PageHeader';
import { paths } from '../paths';
import { RouteLink, useLocation } from '../router';

export function NotFound() {
  const { pathname } = useLocation();
  return (
    <>
      <PageHeader title={shellWords.notFoundTitle} />
      <Text as="p">{shellWords.notFoundText(pathname)}</Text>
      <RouteLink to={paths.users()}>{shellWords.toUsers}</RouteLink>
    </>
  );
}
