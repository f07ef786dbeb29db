import { getConnectionStatus } from '../connection/status';
import type { Me } from '../contract/views';
import type { Call } from './call';

export async function getMe({ deps, accountId, caller, licenseActive }: Call<'me.get'>): Promise<Me> {
  const { keyState, organization } = await getConnectionStatus(deps.ports);
  return { accountId, ...caller, licenseActive, keyState, organization };
}
