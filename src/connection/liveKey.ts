import type { Credentials } from '../atlassian/api';
import { KeyRejected } from '../domain/errors';
import { getCredentials, markKeyDead } from './credentials';
import type { CredentialPorts } from './credentials';
import { isScopeRefusal } from './probe';

/** Uses the key in place, and notes when Atlassian no longer accepts it. */
export async function withLiveKey<Result>(
  ports: CredentialPorts,
  use: (credentials: Credentials) => Promise<Result>,
): Promise<Result> {
  const credentials = await getCredentials(ports);
  try {
    return await use(credentials);
  } catch (error) {
    if (error instanceof KeyRejected && !isScopeRefusal(error)) await markKeyDead(ports, credentials);
    throw error;
  }
}
