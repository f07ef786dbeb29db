import type { OrgId } from '../domain/ids';
import type { Transport } from './transport';
import type { WordReader } from './words';

/** What every operation of one organization needs. */
export interface Client {
  readonly transport: Transport;
  readonly words: WordReader;
  readonly orgId: OrgId;
}
