// Which function answers which call.
import type { Answer } from '../contract/answer';
import { listAccess, setAccess } from './access';
import type { CallRequest, ResolverDeps } from './call';
import { checkEnteredKey, getStatus, recheckKeyInPlace, saveEnteredKey } from './connection';
import { handle, openDoor } from './door';
import type { Handlers } from './door';
import { exportUsers } from './export';
import { importFilters } from './filterImport';
import { getFilterHistory, getFilters, removeFilter, saveFilter } from './filters';
import { getGroupChoices, getGroupList } from './groups';
import { getMe } from './me';
import { addNote, removeNote } from './notes';
import {
  discardPlan,
  getOperation,
  getOperationItems,
  getOperationResults,
  getOperations,
  getOperationsOfUser,
  planOperation,
} from './operations';
import { cancelOperation, confirmOperation, pauseOperation, resumeOperation } from './operationRuns';
import { getOverview } from './overview';
import { getPreferences, savePreferences } from './preferences';
import { getProductList } from './products';
import { getSafetySettings, saveSafetySettings, verifyRecord } from './safety';
import { getSchedule, saveSchedule } from './schedule';
import { countSelected } from './selection';
import { getUser } from './user';
import { getUserChoices, getUserFacet, getUserList } from './users';
import { getSyncCost, getSyncHistory, getSyncStatus, startSync } from './sync';

const handlers: Handlers = {
  'me.get': handle('me.get', getMe),
  'connection.status': handle('connection.status', getStatus),
  'connection.check': handle('connection.check', checkEnteredKey),
  'connection.save': handle('connection.save', saveEnteredKey),
  'connection.recheck': handle('connection.recheck', recheckKeyInPlace),
  'access.list': handle('access.list', listAccess),
  'access.set': handle('access.set', setAccess),
  'sync.start': handle('sync.start', startSync),
  'sync.cost': handle('sync.cost', getSyncCost),
  'sync.status': handle('sync.status', getSyncStatus),
  'sync.history': handle('sync.history', getSyncHistory),
  'settings.syncSchedule.get': handle('settings.syncSchedule.get', getSchedule),
  'settings.syncSchedule.save': handle('settings.syncSchedule.save', saveSchedule),
  'overview.get': handle('overview.get', getOverview),
  'users.list': handle('users.list', getUserList),
  'users.facets': handle('users.facets', getUserFacet),
  'users.choices': handle('users.choices', getUserChoices),
  'users.count': handle('users.count', countSelected),
  'users.export': handle('users.export', exportUsers),
  'groups.list': handle('groups.list', getGroupList),
  'groups.choices': handle('groups.choices', getGroupChoices),
  'products.list': handle('products.list', getProductList),
  'user.get': handle('user.get', getUser),
  'notes.add': handle('notes.add', addNote),
  'notes.delete': handle('notes.delete', removeNote),
  'filters.list': handle('filters.list', getFilters),
  'filters.save': handle('filters.save', saveFilter),
  'filters.delete': handle('filters.delete', removeFilter),
  'filters.history': handle('filters.history', getFilterHistory),
  'filters.import': handle('filters.import', importFilters),
  'operations.plan': handle('operations.plan', planOperation),
  'operations.get': handle('operations.get', getOperation),
  'operations.items': handle('operations.items', getOperationItems),
  'operations.results': handle('operations.results', getOperationResults),
  'operations.discard': handle('operations.discard', discardPlan),
  'operations.confirm': handle('operations.confirm', confirmOperation),
  'operations.pause': handle('operations.pause', pauseOperation),
  'operations.resume': handle('operations.resume', resumeOperation),
  'operations.cancel': handle('operations.cancel', cancelOperation),
  'operations.list': handle('operations.list', getOperations),
  'operations.ofUser': handle('operations.ofUser', getOperationsOfUser),
  'audit.verify': handle('audit.verify', verifyRecord),
  'settings.safety.get': handle('settings.safety.get', getSafetySettings),
  'settings.safety.save': handle('settings.safety.save', saveSafetySettings),
  'preferences.get': handle('preferences.get', getPreferences),
  'preferences.save': handle('preferences.save', savePreferences),
};

export function createResolvers(deps: ResolverDeps): (request: CallRequest) => Promise<Answer> {
  return openDoor(deps, handlers);
}
