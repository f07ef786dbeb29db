// What the calls answer. Instants are epoch milliseconds; null means unknown unless said otherwise.
import type { AppRole } from '../domain/appRole';
import type { Organization } from '../domain/directory';
import type { AccountId } from '../domain/ids';
import type { ConnectionStatus, KeyCheck, KeyState, Person } from '../domain/key';
import type { Overview } from '../domain/overview';
import type { SyncRun } from '../domain/run';
import type { SafetySettings } from '../domain/safety';
import type { SyncScheduleStatus } from '../domain/syncSchedule';
import type { UserChoices, UserList, UserListItem } from '../domain/userList';
import type { Words } from './words';

export type {
  ConnectionStatus,
  KeyCheck,
  Overview,
  SyncRun,
  SyncScheduleStatus,
  UserChoices,
  UserList,
  UserListItem,
};

export interface Me {
  readonly accountId: AccountId;
  /** Null: a Jira administrator without a role in the app. */
  readonly role: AppRole | null;
  readonly isJiraAdmin: boolean;
  /** False: the app only reads. */
  readonly licenseActive: boolean;
  readonly keyState: KeyState;
  /** Null before a key was entered. */
  readonly organization: Organization | null;
}

export interface KeyInPlace extends ConnectionStatus {
  /** Null: nobody known, or nobody whose name the mirror knows. */
  readonly ownerName: string | null;
}

export interface CheckedKey extends KeyCheck {
  /** Why the key cannot be used, or only for reading; null: there is nothing to explain. */
  readonly explanation: Words | null;
}

export interface SavedConnection {
  readonly connection: ConnectionStatus;
  /** Who became app admin by saving; null when the app admins stay as they were. */
  readonly newAdminAccountId: AccountId | null;
}

interface AccessEntry extends Person {
  readonly role: AppRole;
}

export interface AccessList {
  /** Highest role first, then by name. */
  readonly entries: readonly AccessEntry[];
}

export interface SafetyInPlace extends SafetySettings {
  /** The protected users, in their order. */
  readonly protectedPeople: readonly Person[];
}
