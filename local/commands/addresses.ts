// Where everything that was started can be reached.
import type { Host } from './host';

interface Started extends Pick<Host, 'access'> {
  readonly platform: Pick<Host['platform'], 'adminUrl'>;
  readonly simulated: { readonly url: string } | null;
}

/** The simulated organization's as the commands of local/organization/README.md want it. */
export function addresses({ platform, access, simulated }: Started): string[] {
  const page = `Admin page: ${platform.adminUrl}`;
  if (simulated === null || access === null) return [page];
  const { orgId, apiKey } = access;
  return [
    page,
    'Simulated organization; set this for the commands of local/organization/README.md:',
    `  export URL=${simulated.url} ORG=${orgId ?? ''} KEY=${apiKey}`,
  ];
}
