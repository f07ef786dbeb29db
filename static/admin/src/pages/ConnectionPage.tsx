import { shellWords } from '../../../../src/contract/shellWords';
import { PageHeader } from '../components/PageHeader';
import { ConnectKey } from './ConnectKey';

export function ConnectionPage() {
  return (
    <>
      <PageHeader title={shellWords.connection} />
      <ConnectKey />
    </>
  );
}
