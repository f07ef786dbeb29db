import { ForgeKvsAPIError } from '@forge/kvs';
import { StorageFailed } from '../domain/errors';

const TOO_MANY_REQUESTS = 429;

/** Does something with Forge's key-value store: where later may be better, the error says so. */
export async function withKeyValueStore<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ForgeKvsAPIError)) throw error;
    const { status } = error.responseDetails;
    if (status < 500 && status !== TOO_MANY_REQUESTS) throw error;
    throw new StorageFailed('The key-value store did not answer', { code: error.code, status }, error);
  }
}
