// Which function answers which call.
import type { Answer } from '../contract/answer';
import { listAccess, setAccess } from './access';
import type { CallRequest, ResolverDeps } from './call';
import { checkEnteredKey, getStatus, saveEnteredKey } from './connection';
import { handle, openDoor } from './door';
import type { Handlers } from './door';
import { getMe } from './me';
import { getOverview } from './overview';
import { getSchedule, saveSchedule } from './schedule';
import { getUserChoices, getUserList } from './users';
import { getSyncCost, getSyncHistory, getSyncStatus, startSync } from './sync';

const handlers: Handlers = {
  'me.get': handle('me.get', getMe),
  'connection.status': handle('connection.status', getStatus),
  'connection.check': handle('connection.check', checkEnteredKey),
  'connection.save': handle('connection.save', saveEnteredKey),
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
  'users.choices': handle('users.choices', getUserChoices),
};

export function createResolvers(deps: ResolverDeps): (request: CallRequest) => Promise<Answer> {
  return openDoor(deps, handlers);
}
