// Which keys and values Forge's storage takes – limits-kvs-ce (2026-09-28); codes as @forge/kvs passes them on.
import { LIMITS, type Limit, type LimitRecord } from '../limits';
import type { ManifestEntity } from '../manifest';
import { KvsError } from './kvsError';

const KEY_FORM = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;

// 32-bit, as the manifest's schema describes `integer` – @forge/manifest 13.7 schema.json.
const LARGEST_INTEGER = 2 ** 31;

export function checkKey(key: string, limits: LimitRecord): void {
  if (key.length === 0) throw new KvsError('KEY_TOO_SHORT', 'The key must have at least one character');
  if (key.length > LIMITS.kvsKeyLength.value)
    throw new KvsError('KEY_TOO_LONG', limits.hit(LIMITS.kvsKeyLength));
  if (!KEY_FORM.test(key)) throw new KvsError('INVALID_KEY', `The key does not match ${KEY_FORM.source}`);
}

export function checkValue(value: unknown, limits: LimitRecord): void {
  if (value === undefined) throw new KvsError('INVALID_VALUE', 'The value is missing');
  const refuse = (code: string, limit: Limit): never => {
    throw new KvsError(code, limits.hit(limit));
  };
  if (Buffer.byteLength(JSON.stringify(value)) > LIMITS.kvsValueBytes.value)
    refuse('MAX_SIZE', LIMITS.kvsValueBytes);
  if (depthOf(value) > LIMITS.kvsValueDepth.value) refuse('MAX_DEPTH', LIMITS.kvsValueDepth);
}

/** The declared attributes' types; undeclared attributes are stored as they are. */
export function checkEntity(value: unknown, entity: ManifestEntity): void {
  if (typeof value !== 'object' || value === null)
    throw new KvsError('ENTITY_TYPE_INVALID', 'An entity is an object');
  for (const [name, { type }] of Object.entries(entity.attributes)) {
    const attribute: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
    if (attribute !== undefined && attribute !== null && !hasType(attribute, type)) {
      throw new KvsError('ENTITY_TYPE_INVALID', `Attribute "${name}" must be ${type}`);
    }
  }
}

function hasType(value: unknown, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value) && Math.abs(Number(value)) <= LARGEST_INTEGER;
  if (type === 'float') return typeof value === 'number';
  return type === 'any' || typeof value === type;
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
