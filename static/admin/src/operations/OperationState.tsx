import Lozenge from '@atlaskit/lozenge';
import type { OperationRow } from '../../../../src/domain/operationRun';
import { useFormats } from '../components/viewer';
import { appearanceOf, standsAt } from './aboutOperation';

/** How an operation stands, or how it ended. */
export function OperationState({ operation }: { readonly operation: OperationRow }) {
  const formats = useFormats();
  return (
    <Lozenge appearance={appearanceOf(operation)} maxWidth="100%">
      {standsAt(operation, formats)}
    </Lozenge>
  );
}
