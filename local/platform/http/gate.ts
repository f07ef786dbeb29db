// Who may speak to the platform: this machine's browser, from the platform's own pages. A foreign Host is DNS
// rebinding, a foreign Origin another site's page.
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Origins {
  /** The shell and every call: 127.0.0.1. */
  readonly shell: string;
  /** The app's own page, as foreign to the shell as Forge's CDN is to Jira: localhost. */
  readonly frame: string;
}

export interface Refusal {
  readonly status: number;
  readonly message: string;
}

export type Side = 'shell' | 'frame';

const COOKIE = 'local-platform';

export function findSide(request: IncomingMessage, origins: Origins): Side | null {
  const host = request.headers.host ?? '';
  if (host === new URL(origins.shell).host) return 'shell';
  return host === new URL(origins.frame).host ? 'frame' : null;
}

export function checkOrigin(request: IncomingMessage, side: Side, origins: Origins): Refusal | null {
  const { origin } = request.headers;
  // Browsers leave it out on top-level visits; scripts and curl never send it.
  if (origin === undefined || origin === origins[side]) return null;
  return { status: 403, message: `Requests from ${origin} are refused` };
}

/** Returns null when the request carries the cookie. */
export function checkCookie(request: IncomingMessage, launchToken: string): Refusal | null {
  const cookies = (request.headers.cookie ?? '').split(';').map((part) => part.trim());
  const given = cookies.find((part) => part.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? '';
  return isEqual(given, launchToken)
    ? null
    : { status: 403, message: 'Open the address that the terminal shows' };
}

export function launchCookie(launchToken: string): string {
  return `${COOKIE}=${launchToken}; HttpOnly; SameSite=Strict; Path=/`;
}

export function isEqual(given: string, expected: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
