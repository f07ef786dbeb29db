// What each choice of a field would leave of a list.
import { withCondition } from './edit';
import type { FieldId } from './fields';
import type { Filter } from './filter';

/** Fields whose choices are counted. */
export const facetFields = [
  'email-domain',
  'site',
  'product',
  'app',
  'seat',
  'group',
  'role',
  'platform-role',
  'status',
  'account-type',
  'source',
  'mfa',
  'department',
  'job-title',
] as const satisfies readonly FieldId[];

export type FacetField = (typeof facetFields)[number];

export interface Facet {
  /** Most users first. */
  readonly choices: readonly FacetChoice[];
  /** True: there are choices with fewer users that are not listed. */
  readonly hasMore: boolean;
}

export interface FacetChoice {
  /** As conditions on the field hold it. */
  readonly value: string;
  /** What it is called, where the mirror knows more than the value; else null. */
  readonly name: string | null;
  /** Users that the list would have if this choice took the place of the field's condition. */
  readonly users: number;
}

/** Returns the filter without the condition that the field's control speaks for. */
export function besidesField(filter: Filter, field: FacetField): Filter {
  return withCondition(filter, field, null);
}
