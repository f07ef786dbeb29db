import { shellWords } from '../../../../src/contract/shellWords';
import { PageHeader } from '../components/PageHeader';

export function HistoryPage() {
  return <PageHeader title={shellWords.history} />;
}
