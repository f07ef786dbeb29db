// What a local platform runs, and how.
import type { PlatformClock } from './clock';
import type { EgressGuard } from './doors/egressDoor';
import type { OperatorAccount } from './operator';

export interface PlatformOptions {
  /** Holds manifest.yml and the resources that it names. */
  readonly appDir: string;
  /** Holds the handlers' bundle – ./build.ts. */
  readonly bundleDir: string;
  /** Where state survives a restart; `:memory:` for none. */
  readonly dataDir: string;
  readonly sql?: { readonly kind: 'libsql' } | { readonly kind: 'mariadb'; readonly url: string };
  /** Default: any free port. */
  readonly port?: number;
  /** Where external requests to an origin go instead, by origin. */
  readonly reroute?: Readonly<Record<string, string>>;
  readonly egressGuard?: EgressGuard;
  /** Acts when nobody else is named. */
  readonly operator: OperatorAccount;
  readonly accounts?: readonly OperatorAccount[];
  /** Lets requests choose the acting account; only with a simulated organization. */
  readonly allowActingAs: boolean;
  readonly clock?: PlatformClock;
  readonly duplicateDeliveries?: boolean;
  /** A new worker for each invocation. */
  readonly cold?: boolean;
  /** Serves the admin page; default: yes. */
  readonly serveUi?: boolean;
  /** When given, every request needs the cookie that the first visit with this token sets. */
  readonly launchToken?: string;
  /** Asked at every call, because a license may end; default: yes. */
  readonly isLicensed?: () => boolean;
  /** Fires scheduled triggers by themselves as the clock moves; default: yes. */
  readonly fireSchedules?: boolean;
}
