// In which colour users stand: of a plan by outcome, of a run by where they are.
import type Lozenge from '@atlaskit/lozenge';
import type { ComponentProps } from 'react';
import type { ItemOutcome } from '../../../../src/domain/operationPlan';
import type { ItemStanding } from '../../../../src/domain/operationResults';

type Appearance = NonNullable<ComponentProps<typeof Lozenge>['appearance']>;

export const OUTCOME_APPEARANCE = {
  change: 'default',
  partly: 'moved',
  skip: 'default',
} as const satisfies Record<ItemOutcome, Appearance>;

export const STANDING_APPEARANCE = {
  waiting: 'default',
  writing: 'inprogress',
  done: 'success',
  failed: 'removed',
  'left-alone': 'moved',
  'left-out': 'default',
  cancelled: 'default',
} as const satisfies Record<ItemStanding, Appearance>;
