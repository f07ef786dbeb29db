import { randomUUID } from 'node:crypto';
import type { Ids } from '../ports';

export const forgeIds: Ids = { newId: () => randomUUID() };
