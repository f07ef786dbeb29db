// In which colour each outcome and state of a user stands.
import type Lozenge from '@atlaskit/lozenge';
import type { ComponentProps } from 'react';
import type { ItemOutcome } from '../../../../src/domain/operationPlan';
import type { ItemState } from '../../../../src/domain/operationRun';

type Appearance = NonNullable<ComponentProps<typeof Lozenge>['appearance']>;

export const OUTCOME_APPEARANCE = {
  change: 'default',
  partly: 'moved',
  skip: 'default',
} as const satisfies Record<ItemOutcome, Appearance>;

export const STATE_APPEARANCE = {
  waiting: 'default',
  writing: 'inprogress',
  done: 'success',
  failed: 'removed',
  skipped: 'default',
  cancelled: 'default',
} as const satisfies Record<ItemState, Appearance>;
