// What every answer of the server needs.
import type { Host } from '../host';
import type { PlatformOptions } from '../options';
import type { Origins } from './gate';

export interface Site {
  readonly options: PlatformOptions;
  readonly host: Host;
  readonly origins: Origins;
  /** Unguessable first part of the frame's paths: its origin cannot get the shell's cookie. */
  readonly framePath: string;
}
