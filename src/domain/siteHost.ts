/** Returns the host in the address of a site, as it was told. */
export function siteHost(hostUrl: string | null): string | null {
  return hostUrl?.replace(/^https?:\/\//, '').replace(/\/$/, '') ?? null;
}
