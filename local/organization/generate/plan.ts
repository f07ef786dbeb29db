// What the generators of one company share.
import type { World } from '../world/world';
import type { Random } from './random';

export interface GroupPlan {
  readonly random: Random;
  readonly world: World;
  /** Groups altogether, and how many of them hold a role on anything. */
  readonly groups: number;
  readonly withRoles: number;
}

export interface PeoplePlan {
  readonly random: Random;
  readonly world: World;
  readonly users: number;
  /** The day the company is looked at. */
  readonly now: number;
}

export const DAY_MS = 86_400_000;

/**
 * The first people of every company play known parts – three organization admins, four site admins, one of each status –
 * so that the smallest company has them all.
 */
export type Part =
  | 'org-admin'
  | 'site-admin'
  | 'not-invited'
  | 'suspended'
  | 'deactivated'
  | 'for-deletion'
  | 'never-active'
  | 'external'
  | 'ordinary';
