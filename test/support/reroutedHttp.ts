// The Http port over real sockets, with Atlassian's address led to a server of this machine.
import { Unavailable } from '../../src/domain/errors';
import type { Http } from '../../src/ports';

/** Returns an Http that sends to `url` what is meant for https://api.atlassian.com, and nothing else. */
export function createReroutedHttp(url: string): Http {
  return {
    async send({ method, url: asked, headers, body, timeoutMs }) {
      const { origin, pathname, search } = new URL(asked);
      if (origin !== 'https://api.atlassian.com') throw new Error(`Not Atlassian: ${origin}`);
      try {
        const response = await fetch(`${url}${pathname}${search}`, {
          method,
          headers,
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs),
          ...(body === undefined ? {} : { body }),
        });
        const text = await response.text();
        return { status: response.status, header: (name) => response.headers.get(name), body: text };
      } catch (error) {
        throw new Unavailable('No complete answer', {}, error);
      }
    },
  };
}
