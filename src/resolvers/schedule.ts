import type { Answers } from '../contract/calls';
import { insertAudit } from '../store/audit';
import { getSyncSchedule, saveSyncSchedule } from '../sync/syncSchedule';
import type { Call } from './call';

export async function getSchedule({
  deps,
}: Call<'settings.syncSchedule.get'>): Promise<Answers['settings.syncSchedule.get']> {
  return getSyncSchedule(deps.ports);
}

export async function saveSchedule({
  deps: { ports },
  accountId,
  request,
}: Call<'settings.syncSchedule.save'>): Promise<Answers['settings.syncSchedule.save']> {
  await saveSyncSchedule(ports, request);
  const { daily, probe, directRoles, keepRunsDays } = request;
  await insertAudit(ports, {
    action: 'settings.sync-schedule',
    actorId: accountId,
    subject: 'sync-schedule',
    detail: {
      daily: daily.on ? `${daily.time} ${daily.timeZone}` : 'off',
      probe: probe.on ? probe.everyMinutes : 'off',
      directRoles: directRoles.on ? directRoles.callsPerNight : 'off',
      keepRunsDays,
    },
  });
  return getSyncSchedule(ports);
}
