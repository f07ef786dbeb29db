import { shellWords } from '../../../../src/contract/shellWords';
import { EmptyState } from '../components/EmptyState';
import { PageHeader } from '../components/PageHeader';
import { paths } from '../paths';
import { RouteLink, useLocation } from '../router';

export function NotFound() {
  const { pathname } = useLocation();
  return (
    <>
      <PageHeader title={shellWords.notFoundTitle} />
      <EmptyState title={shellWords.notFoundTitle} text={shellWords.notFoundText(pathname)}>
        <RouteLink to={paths.users()}>{shellWords.toUsers}</RouteLink>
      </EmptyState>
    </>
  );
}
