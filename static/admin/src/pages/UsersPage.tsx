import { shellWords } from '../../../../src/contract/shellWords';
import { useOverview } from '../api/queries';
import { PageHeader } from '../components/PageHeader';
import { SyncButton } from '../components/SyncButton';

export function UsersPage() {
  const overview = useOverview(false);
  return (
    <PageHeader title={shellWords.users} asOf={overview.data?.users?.asOf ?? null} actions={<SyncButton />} />
  );
}
