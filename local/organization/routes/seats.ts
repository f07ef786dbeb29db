// The licence limit: who would get a new seat where none is left is refused.
import type { OrganizationModel } from '../model';
import { refuse } from '../wire/refusal';
import { findResource, hasSeat, isBillable, isBilled, isFull } from '../world/access';
import type { Person, Target } from '../world/world';

interface NewRole {
  readonly target: Target;
  readonly roleId: string;
}

/** @throws {Refusal} 409 with `code` when one of the roles needs a seat that the plan does not have. */
export function checkSeats(
  model: OrganizationModel,
  person: Person,
  wanted: { roles: readonly NewRole[]; code: string },
): void {
  for (const { target, roleId } of wanted.roles) {
    if (!isBillable(roleId) || hasSeat(person, target) || !isBilled(person, target.directory)) continue;
    const resource = findResource(model.world, target);
    if (resource !== null && isFull(resource))
      throw refuse(409, wanted.code, 'The licence limit is reached.');
  }
}
