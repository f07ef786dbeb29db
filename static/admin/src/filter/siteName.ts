import { siteHost } from '../../../../src/domain/siteHost';

/** Returns the host without the part that all of Atlassian's own hosts have in common. */
export function siteName(hostUrl: string | null): string | null {
  return siteHost(hostUrl)?.replace(/\.atlassian\.[a-z]+$/, '') ?? null;
}
