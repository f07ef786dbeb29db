/** Returns the host without the part that all of Atlassian's own hosts have in common. */
export function siteName(hostUrl: string | null): string | null {
  return hostUrl?.replace(/^https?:\/\//, '').replace(/(?:\.atlassian\.[a-z]+)?\/?$/, '') ?? null;
}
