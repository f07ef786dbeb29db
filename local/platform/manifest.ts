// manifest.yml as the platform needs it; `@forge/manifest` is what validates it (npm run forge:check).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const moduleEntry = z.looseObject({
  key: z.string(),
  function: z.string().optional(),
  resource: z.string().optional(),
  title: z.union([z.string(), z.looseObject({})]).optional(),
  resolver: z.looseObject({ function: z.string().optional() }).optional(),
  handler: z.string().optional(),
  timeoutSeconds: z.number().optional(),
  queue: z.string().optional(),
  interval: z.enum(['fiveMinute', 'hour', 'day', 'week']).optional(),
  events: z.array(z.string()).optional(),
  filter: z.looseObject({ appIsLicensed: z.boolean().optional() }).optional(),
  response: z.looseObject({ type: z.string(), outputs: z.array(z.looseObject({})).optional() }).optional(),
});

const entity = z.looseObject({
  name: z.string(),
  attributes: z.record(z.string(), z.looseObject({ type: z.string() })),
  indexes: z
    .array(
      z.union([
        z.string(),
        z.looseObject({
          name: z.string(),
          partition: z.array(z.string()).optional(),
          range: z.array(z.string()),
        }),
      ]),
    )
    .default([]),
});

const manifestShape = z.looseObject({
  app: z.looseObject({
    id: z.string(),
    runtime: z.looseObject({ name: z.string(), memoryMB: z.number().optional() }),
    storage: z.looseObject({ entities: z.array(entity).optional() }).optional(),
  }),
  modules: z.record(z.string(), z.array(moduleEntry)),
  resources: z.array(z.looseObject({ key: z.string(), path: z.string() })).default([]),
  remotes: z
    .array(
      z.looseObject({ key: z.string(), baseUrl: z.union([z.string(), z.record(z.string(), z.string())]) }),
    )
    .default([]),
  permissions: z.looseObject({
    scopes: z.array(z.string()).default([]),
    content: z.looseObject({}).optional(),
    external: z
      .looseObject({
        fetch: z
          .looseObject({
            backend: z
              .array(
                z.union([
                  z.string(),
                  z.looseObject({ address: z.string().optional(), remote: z.string().optional() }),
                ]),
              )
              .default([]),
          })
          .optional(),
      })
      .optional(),
  }),
});

export type Manifest = z.infer<typeof manifestShape>;
export type ManifestModule = z.infer<typeof moduleEntry>;
export type ManifestEntity = z.infer<typeof entity>;

export function readManifest(appDir: string): Manifest {
  return manifestShape.parse(parse(readFileSync(path.join(appDir, 'manifest.yml'), 'utf8')));
}

export function modulesOf(manifest: Manifest, type: string): readonly ManifestModule[] {
  return manifest.modules[type] ?? [];
}

export function getFunction(manifest: Manifest, key: string): ManifestModule & { handler: string } {
  const found = modulesOf(manifest, 'function').find((entry) => entry.key === key);
  if (found?.handler === undefined) throw new Error(`manifest.yml has no function "${key}" with a handler`);
  return { ...found, handler: found.handler };
}

export interface UiModule {
  readonly type: string;
  readonly key: string;
  readonly title: string;
  readonly resource: string;
  readonly resolverFunction: string | null;
}

/** Modules that show a page, in the manifest's order. */
export function uiModules(manifest: Manifest): readonly UiModule[] {
  return Object.entries(manifest.modules).flatMap(([type, entries]) =>
    entries.flatMap((entry) =>
      entry.resource === undefined
        ? []
        : [
            {
              type,
              key: entry.key,
              title: typeof entry.title === 'string' ? entry.title : entry.key,
              resource: entry.resource,
              resolverFunction: entry.resolver?.function ?? null,
            },
          ],
    ),
  );
}

/** Addresses that the backend may fetch, remotes resolved to their base URLs. */
export function backendAddresses(manifest: Manifest): string[] {
  const entries = manifest.permissions.external?.fetch?.backend ?? [];
  return entries.flatMap((entry) => {
    if (typeof entry === 'string') return [entry];
    if (entry.address !== undefined) return [entry.address];
    const baseUrl = manifest.remotes.find((remote) => remote.key === entry.remote)?.baseUrl;
    if (baseUrl === undefined) throw new Error(`manifest.yml has no remote "${entry.remote}"`);
    return typeof baseUrl === 'string' ? [baseUrl] : Object.values(baseUrl);
  });
}
