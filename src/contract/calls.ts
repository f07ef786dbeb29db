// Every call the UI can make: what it sends, what it gets, which role it needs.
import { z } from 'zod';
import type { Need } from '../domain/appRole';
import { appRoles } from '../domain/appRole';
import type { Facet } from '../domain/filter/facet';
import type { GroupList } from '../domain/groupList';
import type { Page } from '../domain/page';
import type { TablePreferences } from '../domain/preferences';
import type { ProductList } from '../domain/productList';
import type { OperationResults } from '../domain/operationResults';
import type {
  OperationItem,
  OperationRow,
  OperationView,
  RecordVerdict,
  UserOperationRow,
} from '../domain/operationRun';
import { syncKinds } from '../domain/run';
import type { FilterImport, SavedFilter, SavedFilterVersion } from '../domain/savedFilter';
import { savedFilterBounds } from '../domain/savedFilter';
import { listCalls } from './listCalls';
import { noteText, ownId } from './noteRequest';
import { operationCalls } from './operationCalls';
import { preferredTable, tablePreferences } from './preferencesRequest';
import { savedFilterRequest, savedFilterVersion } from './savedFilterRequest';
import { syncScheduleRequest, timeZoneName } from './scheduleRequest';
import type { Note } from '../domain/note';
import type { SyncCost } from '../domain/syncTarget';
import type { OperationGroup } from '../domain/operationPlan';
import type { UserDetails } from '../domain/userDetails';
import type { ExportPage } from '../domain/userExport';
import type { GroupChoices } from '../domain/userList';
import { accountId, syncTarget } from './syncRequest';
import type { FollowedSync, PastSync } from './syncViews';
import type {
  AccessList,
  CheckedKey,
  KeyInPlace,
  Me,
  Overview,
  SafetyInPlace,
  SavedConnection,
  SyncScheduleStatus,
  UserChoices,
  UserList,
} from './views';

/** What each call answers. */
export interface Answers {
  'me.get': Me;
  'connection.status': KeyInPlace;
  'connection.check': CheckedKey;
  'connection.save': SavedConnection;
  'connection.recheck': KeyInPlace;
  'access.list': AccessList;
  'access.set': AccessList;
  /** `joined`: a sync that reads the same was running already, and is now followed. */
  'sync.start': { readonly runId: string; readonly joined: boolean };
  'sync.cost': SyncCost;
  /** Without `runId` the full sync that runs, else the latest; null before the first. */
  'sync.status': FollowedSync | null;
  /** Latest first. */
  'sync.history': Page<PastSync>;
  'settings.syncSchedule.get': SyncScheduleStatus;
  'settings.syncSchedule.save': SyncScheduleStatus;
  'overview.get': Overview;
  'users.list': UserList;
  'users.choices': UserChoices;
  'users.facets': Facet;
  'users.count': { readonly count: number };
  'users.export': ExportPage;
  'user.get': UserDetails;
  'groups.list': GroupList;
  'groups.choices': GroupChoices<OperationGroup>;
  'products.list': ProductList;
  'notes.add': Note;
  'notes.delete': { readonly noteId: string };
  /** Shared ones and one's own, by name. */
  'filters.list': { readonly items: readonly SavedFilter[] };
  'filters.save': SavedFilter;
  'filters.delete': { readonly filterId: string };
  /** Latest first; the first is what the filter is. Of what it was while private, only its owner is told. */
  'filters.history': { readonly items: readonly SavedFilterVersion[] };
  'filters.import': FilterImport;
  'operations.plan': { readonly operationId: string };
  'operations.get': OperationView;
  /** By number. */
  'operations.items': { readonly items: readonly OperationItem[]; readonly next: number | null };
  'operations.results': OperationResults;
  'operations.discard': OperationView;
  'operations.confirm': OperationView;
  'operations.pause': OperationView;
  'operations.resume': OperationView;
  'operations.cancel': OperationView;
  /** Latest first. */
  'operations.list': Page<OperationRow>;
  /** Latest first, at most 50. */
  'operations.ofUser': { readonly items: readonly UserOperationRow[] };
  'audit.verify': RecordVerdict;
  'settings.safety.get': SafetyInPlace;
  'settings.safety.save': SafetyInPlace;
  /** Null: nothing was chosen yet. */
  'preferences.get': TablePreferences | null;
  'preferences.save': TablePreferences;
}

export type CallName = keyof Answers;

export interface CallRule {
  readonly request: z.ZodType;
  /** The least that the caller must be. */
  readonly needs: Need;
  /** True: refused while the app's license is inactive. */
  readonly changes: boolean;
  /** `all`: refused while a job still makes tables, in the first minutes after an installation. */
  readonly tables?: 'all';
}

// Printable ASCII without spaces: anything else could not stand in a header. The length only bounds the input.
const apiKey = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{8,4096}$/);

const runId = z.string().regex(/^[a-z0-9-]{1,36}$/);

const nothing = z.strictObject({});

export const calls = {
  'me.get': { request: nothing, needs: 'known', changes: false },
  'connection.status': { request: nothing, needs: 'viewer', changes: false },
  'connection.check': { request: z.strictObject({ apiKey }), needs: 'key-keeper', changes: false },
  'connection.save': {
    request: z.strictObject({
      apiKey,
      /** Who created the key: never touched by an operation. */
      ownerAccountId: accountId.optional(),
      /** The first app admin, when the acting account is not an organization admin. */
      adminAccountId: accountId.optional(),
      /** The day that Atlassian showed when the key was created. */
      expiresOn: z.iso.date().optional(),
      /** Where it is night for whoever enters the first key: the daily sync keeps to it until somebody chooses. */
      timeZone: timeZoneName.optional(),
    }),
    needs: 'key-keeper',
    changes: true,
  },
  'connection.recheck': { request: nothing, needs: 'key-keeper', changes: false },
  'access.list': { request: nothing, needs: 'admin', changes: false },
  'access.set': {
    // A null role takes the access away.
    request: z.strictObject({ accountId, role: z.enum(appRoles).nullable() }),
    needs: 'admin',
    changes: true,
  },
  'sync.start': {
    request: z
      .strictObject({
        target: syncTarget.optional(),
        /** App admins only: the latest full sync, whose refused removals the new one may make. */
        acceptRemovalsOf: runId.optional(),
      })
      .refine((asked) => asked.target === undefined || asked.acceptRemovalsOf === undefined),
    needs: 'operator',
    changes: true,
  },
  'sync.cost': {
    request: z.strictObject({ target: syncTarget }),
    needs: 'viewer',
    changes: false,
  },
  'sync.status': {
    request: z.strictObject({ runId: runId.optional() }),
    needs: 'viewer',
    changes: false,
  },
  'sync.history': {
    request: z.strictObject({
      /** The begin of the last run shown, as `nextCursor` gave it. */
      cursor: z
        .string()
        .regex(/^\d{1,16}$/)
        .optional(),
      /** Absent: every kind but `changes`, which come every few minutes and would hide the others. */
      kind: z.enum(syncKinds).optional(),
    }),
    needs: 'viewer',
    changes: false,
  },
  'settings.syncSchedule.get': { request: nothing, needs: 'viewer', changes: false, tables: 'all' },
  'settings.syncSchedule.save': {
    request: syncScheduleRequest,
    needs: 'admin',
    changes: true,
    tables: 'all',
  },
  'overview.get': { request: nothing, needs: 'viewer', changes: false },
  ...listCalls,
  'user.get': {
    request: z.strictObject({ accountId }),
    needs: 'viewer',
    changes: false,
    tables: 'all',
  },
  'notes.add': {
    request: z.strictObject({ accountId, text: noteText }),
    needs: 'operator',
    changes: true,
    tables: 'all',
  },
  'notes.delete': {
    request: z.strictObject({ noteId: ownId }),
    needs: 'operator',
    changes: true,
    tables: 'all',
  },
  'filters.list': { request: nothing, needs: 'viewer', changes: false, tables: 'all' },
  // Shared ones take a higher role, which the answer looks at.
  'filters.save': { request: savedFilterRequest, needs: 'viewer', changes: true, tables: 'all' },
  'filters.delete': {
    request: z.strictObject(savedFilterVersion),
    needs: 'viewer',
    changes: true,
    tables: 'all',
  },
  'filters.history': {
    request: z.strictObject({ filterId: ownId }),
    needs: 'viewer',
    changes: false,
    tables: 'all',
  },
  'filters.import': {
    request: z.strictObject({ filters: z.array(z.unknown()).min(1).max(savedFilterBounds.perImport) }),
    needs: 'viewer',
    changes: true,
    tables: 'all',
  },
  ...operationCalls,
  'preferences.get': {
    request: z.strictObject({ table: preferredTable }),
    needs: 'viewer',
    changes: false,
  },
  // Without a license the app stays readable, and everybody reads as they like.
  'preferences.save': {
    request: z.strictObject({ table: preferredTable, ...tablePreferences }),
    needs: 'viewer',
    changes: false,
  },
} as const satisfies Record<CallName, CallRule>;

/** What the UI passes. */
export type CallRequest<Name extends CallName> = z.input<(typeof calls)[Name]['request']>;

/** What the backend gets after decoding. */
export type DecodedRequest<Name extends CallName> = z.output<(typeof calls)[Name]['request']>;

export function isCallName(text: string): text is CallName {
  return Object.hasOwn(calls, text);
}
