import type { AccountId } from '../domain/ids';
import { cancel, confirm, pause, resume, type Confirmation, type ControlPorts } from './control';
import { startPlan, type PlanOrder } from './startPlan';

/** Bulk operations as people's calls use them. */
export interface OperationControl {
  /** Begins a plan. Returns the operation's id. */
  plan(order: PlanOrder): Promise<string>;
  /** Begins the run of a plan. */
  confirm(confirmation: Confirmation): Promise<void>;
  pause(operationId: string, actorId: AccountId): Promise<void>;
  resume(operationId: string, actorId: AccountId): Promise<void>;
  cancel(operationId: string, actorId: AccountId): Promise<void>;
}

export function operationControl(ports: ControlPorts): OperationControl {
  return {
    plan: (order) => startPlan(ports, order),
    confirm: (confirmation) => confirm(ports, confirmation),
    pause: (operationId, actorId) => pause(ports, operationId, actorId),
    resume: (operationId, actorId) => resume(ports, operationId, actorId),
    cancel: (operationId, actorId) => cancel(ports, operationId, actorId),
  };
}
