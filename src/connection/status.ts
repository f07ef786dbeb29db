import { expiryWarning } from '../domain/key';
import type { ConnectionStatus } from '../domain/key';
import { findKey } from './credentials';
import type { CredentialPorts } from './credentials';

export async function getConnectionStatus(ports: CredentialPorts): Promise<ConnectionStatus> {
  const key = await findKey(ports);
  const connection = key.state === 'missing' ? null : key.connection;
  const expiresAt = connection?.expiresAt ?? null;
  return {
    keyState: key.state,
    deathReason: key.state === 'dead' ? key.reason : null,
    organization: connection && { orgId: connection.orgId, name: connection.organizationName },
    abilities: connection?.abilities ?? null,
    isReadOnly: connection?.isReadOnly ?? false,
    expiresAt,
    expiryWarningDays: expiryWarning(expiresAt, ports.clock.now()),
    ownerAccountId: connection?.ownerAccountId ?? null,
    checkedAt: connection?.checkedAt ?? null,
  };
}
