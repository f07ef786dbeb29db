// The queue `jobs` of manifest.yml; src/index.ts gets what is pushed here.
import { Queue as ForgeQueue } from '@forge/events';
import { Unavailable } from '../domain/errors';
import type { Queue } from '../ports';

const QUEUE_KEY = 'jobs';

export function createForgeQueue(): Queue {
  const queue = new ForgeQueue({ key: QUEUE_KEY });
  return {
    push: async ({ jobId }, delaySeconds = 0) => {
      try {
        await queue.push({ body: { jobId }, delayInSeconds: delaySeconds });
      } catch (error) {
        throw new Unavailable('The message was not taken', { jobId }, error);
      }
    },
  };
}
