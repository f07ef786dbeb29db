// Refusals by which Atlassian says that what is asked for is so already, or that there is nothing to take away.
import { Conflict, NotFound, type AppError } from '../domain/errors';
import type { StepKind } from '../domain/operationPlan';

// Organization admin API document (2026-08-21): UAM-404-1 user or directory, 404-2 group, 404-3 membership, 404-8 user.
// 409-2 is "a member already", measured by authors of public clients (2026-08-31); 409-3 is the limit of licenses.
// Lifecycle codes: user management API document (2026-08-15). Only a code counts: a gateway's bare 404 says nothing.
const NO_SUCH_PLACE = ['ADMIN-UAM-404-1', 'ADMIN-UAM-404-2', 'ADMIN-UAM-404-3'];

const codes: Readonly<Record<StepKind, readonly string[]>> = {
  'add-member': ['ADMIN-UAM-409-2'],
  'remove-member': NO_SUCH_PLACE,
  'assign-role': [],
  'revoke-role': ['ADMIN-404-8', 'ADMIN-UAM-404-1'],
  suspend: [],
  restore: [],
  'remove-from-directory': NO_SUCH_PLACE,
  deactivate: ['accountAlreadyInactive'],
  activate: ['accountAlreadyActive'],
  delete: ['accountPendingDeletion'],
  'cancel-delete': ['notFound'],
  invite: [],
};

export function isAlreadySo(step: StepKind, error: AppError): boolean {
  const { code } = error.detail;
  return (
    (error instanceof Conflict || error instanceof NotFound) &&
    typeof code === 'string' &&
    codes[step].includes(code)
  );
}

// Organization admin API document (2026-08-21), v1 and v2.
const FULL_CODES: ReadonlySet<unknown> = new Set(['ADMIN-409-3', 'ADMIN-UAM-409-3']);

/** The product has no license left. */
export function isFull(error: AppError): boolean {
  return error instanceof Conflict && FULL_CODES.has(error.detail['code']);
}
