import { createHash } from 'node:crypto';
import type { World } from './world';

/** Returns the next uuid of this world: the same changes give the same ids. */
export function nextId(world: World): string {
  world.created += 1;
  return uuidOf(`${world.orgId} ${world.created}`);
}

/** Returns the uuid that stands for the text. */
export function uuidOf(text: string): string {
  const hex = createHash('sha1').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
