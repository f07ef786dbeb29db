import type { Person } from './world';

export interface Newcomer {
  readonly accountId: string;
  readonly email: string;
  readonly managed: boolean;
  readonly addedAt: number;
}

/** Returns somebody who was just invited: an address, nothing else yet. */
export function newcomer({ accountId, email, managed, addedAt }: Newcomer): Person {
  return {
    accountId,
    managed,
    addedAt,
    managementSource: 'invited',
    mfaEnabled: managed ? false : null,
    accountActive: true,
    deactivatedAt: null,
    deletionAt: null,
    platformRoles: [],
    places: [],
    groups: [],
    directRoles: [],
    activity: [],
    profile: {
      name: email.split('@')[0] ?? email,
      nickname: null,
      email,
      emailVerified: false,
      picture: null,
      avatar: null,
      jobTitle: null,
      department: null,
      organization: null,
      location: null,
      timeZone: null,
    },
  };
}
