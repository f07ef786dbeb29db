import type { AuditVerdict } from '../domain/operationRun';
import type { SafetySettings } from '../domain/safety';
import { getSafety, saveSafety } from '../operations/safety';
import { verifyAudit } from '../operations/verifyAudit';
import type { Call } from './call';

export function getSafetySettings({ deps }: Call<'settings.safety.get'>): Promise<SafetySettings> {
  return getSafety(deps.ports);
}

export function saveSafetySettings({
  deps,
  request,
  accountId,
}: Call<'settings.safety.save'>): Promise<SafetySettings> {
  return saveSafety(deps.ports, request, accountId);
}

export function verifyRecord({ deps, request }: Call<'audit.verify'>): Promise<AuditVerdict> {
  return verifyAudit(deps.ports, request.after ?? null);
}
