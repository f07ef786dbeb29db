// External fetch. The manifest's remotes decide what may be reached; redirects are not followed.
import { fetch } from '@forge/api';
import { Unavailable } from '../domain/errors';
import type { Http, HttpRequest, HttpResponse } from '../ports';

export const forgeHttp: Http = { send };

async function send({ method, url, headers, body, timeoutMs }: HttpRequest): Promise<HttpResponse> {
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      ...(body === undefined ? {} : { body }),
    });
    // The body belongs to the answer: a connection cut in the middle is no answer.
    const text = await response.text();
    return { status: response.status, header: (name) => response.headers.get(name), body: text };
  } catch (error) {
    throw new Unavailable('No complete answer', { host: new URL(url).host, reason: reasonOf(error) }, error);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
