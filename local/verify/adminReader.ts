// The plainest possible reader of the organization admin API: one request after the other, each page once. It knows
// nothing of the app's client, so that both can be held against each other.
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

export interface AdminAccess {
  /** Base of the server, without `/admin`. */
  readonly url: string;
  readonly apiKey: string;
}

/** The server said no: wrong key, wrong organization, or it stayed unwell. */
export class ServerRefusal extends Error {
  override readonly name = 'ServerRefusal';
}

type Body = Readonly<Record<string, unknown>>;

export interface AdminReader {
  get(path: string): Promise<unknown>;
  /** Rows of all pages of a GET list. */
  list(path: string): AsyncGenerator;
  /** Rows of all pages of a POST search: the same body again, plus the cursor. */
  search(path: string, body: Body): AsyncGenerator;
  /** Rows of all pages of `workspaces`, whose later pages take nothing but the cursor. */
  workspaces(path: string, body: Body): AsyncGenerator;
}

const page = z.object({
  data: z.array(z.unknown()),
  links: z.object({ next: z.string().nullish() }).nullish(),
});

const ATTEMPTS = 8;

export function createAdminReader(access: AdminAccess): AdminReader {
  const request = (path: string, body?: Body): Promise<unknown> => requestPatiently(access, path, body);

  async function* pages(send: (cursor: string | null) => Promise<unknown>): AsyncGenerator {
    let cursor: string | null = null;
    do {
      const { data, links }: z.infer<typeof page> = page.parse(await send(cursor));
      yield* data;
      const next: string | null = cursorOf(links?.next ?? null);
      if (next !== null && next === cursor) throw new Error('The server sent the same cursor twice');
      cursor = next;
    } while (cursor !== null);
  }

  return {
    get: (path) => request(path),
    list: (path) => pages((cursor) => request(cursor === null ? path : withQuery(path, 'cursor', cursor))),
    search: (path, body) => pages((cursor) => request(path, cursor === null ? body : { ...body, cursor })),
    workspaces: (path, body) => pages((cursor) => request(path, cursor === null ? body : { cursor })),
  };
}

async function requestPatiently(access: AdminAccess, path: string, body?: Body): Promise<unknown> {
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(new URL(`/admin${path}`, access.url), {
      method: body === undefined ? 'GET' : 'POST',
      redirect: 'error',
      headers: { authorization: `Bearer ${access.apiKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.ok) return answer.json();
    await answer.body?.cancel();
    const isWorthWaiting = answer.status === 429 || answer.status >= 500;
    if (!isWorthWaiting || attempt === ATTEMPTS) {
      throw new ServerRefusal(`${path.split('?', 1)[0]} answered HTTP ${answer.status}`);
    }
    const asked = Number.parseInt(answer.headers.get('retry-after') ?? '', 10);
    await wait((Number.isNaN(asked) ? 2 ** (attempt - 1) : asked) * 1000);
  }
}

/** `links.next` is a bare token, or a URL that carries it (workspaces). */
function cursorOf(next: string | null): string | null {
  if (next === null || !URL.canParse(next)) return next;
  return new URL(next).searchParams.get('cursor');
}

function withQuery(path: string, name: string, value: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;
}
