import { shellWords } from '../../../../src/contract/shellWords';
import { PageHeader } from '../components/PageHeader';
import { ConnectKey } from './ConnectKey';

export function SetupPage() {
  return (
    <>
      <PageHeader title={shellWords.setup} />
      <ConnectKey />
    </>
  );
}
