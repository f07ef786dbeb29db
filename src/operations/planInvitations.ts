// Plans an invitation: whoever is there already is given the same without a mail.
import type { Invitation } from '../domain/operation';
import { addressFrom, addressLeftOut, grantsOf, planInvitation } from '../domain/planInvitation';
import { planUser, type Draft } from '../domain/planUser';
import { whyLeftAlone } from '../domain/planSubject';
import type { PlanTask } from '../domain/userChange';
import { readPlanSubjectsAt } from '../query/planSubjects';
import type { StoredOperation } from '../store/operationRow';
import type { Planner } from './planner';
import { readRules } from './planRules';

const ADDRESSES_PER_PAGE = 1_000;

/** @throws {Error} for a plan about something else. */
function invitationOf({ about }: StoredOperation): Invitation {
  if (about.kind !== 'invite') throw new Error(`A plan of an invitation was asked about: ${about.kind}`);
  return about.invitation;
}

export const planInvitations: Planner = {
  count: async (_parts, operation) => invitationOf(operation).emails.length,

  async page(parts, operation, after) {
    const invitation = invitationOf(operation);
    const { emails, groupIds } = invitation;
    const addresses = emails.map(addressFrom);
    const to = after + ADDRESSES_PER_PAGE;
    const wanted = addresses.slice(after, to).filter((address) => address !== null);
    const [rules, places, known] = await Promise.all([
      readRules(parts, operation.authorId),
      parts.places.named([...new Set(groupIds)]),
      readPlanSubjectsAt(parts.sql, [...new Set(wanted)], parts.places),
    ]);
    const task: PlanTask = { operations: grantsOf(invitation), rules, places };
    const drafts = emails.slice(after, to).map((text, i): Draft => {
      const address = addresses[after + i] ?? null;
      if (address === null) return addressLeftOut(text, 'invalid-address');
      if (addresses.indexOf(address) < after + i) return addressLeftOut(address, 'repeated-address');
      const user = known.get(address);
      if (user !== undefined && user.status !== 'not_invited')
        return { ...planUser(user, task), email: address };
      // A managed account that is in no directory is invited like anybody else.
      const reason = user === undefined ? null : whyLeftAlone(user, rules);
      return reason === null ? planInvitation(address, invitation, task) : addressLeftOut(address, reason);
    });
    return { drafts, next: to < emails.length ? to : null };
  },
};
