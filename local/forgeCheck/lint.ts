// Forge's linter as `forge lint` runs it before anything leaves the machine.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NullLogger, type StatsigService } from '@forge/cli-shared';
import { lint } from '@forge/lint';
import type { ManifestSchema } from '@forge/manifest';

// The linter compares calls with the products' OpenAPI documents, which it would download. These variables make it
// read files instead – package @forge/lint 6.3.1, permission-linter.
const PRODUCTS_NOT_CALLED = ['JSM', 'JSW', 'CONF', 'CONF_V2', 'BB'] as const;

function useLocalDocuments(): void {
  const folder = join(import.meta.dirname, 'openapi');
  process.env['USE_LOCAL_SWAGGER'] = '1';
  process.env['LOCAL_JIRA_SWAGGER'] = join(folder, 'jira.json');
  for (const product of PRODUCTS_NOT_CALLED) {
    process.env[`LOCAL_${product}_SWAGGER`] = join(folder, 'none.json');
  }
}

/** The only question that the linters ask the remote service; the manifest's validation has checked the runtime. */
const noDeprecatedRuntimes = { getDeprecatedRuntimes: async (): Promise<string[]> => [] };

/** Throws with every error, warning and request for approval. */
export async function lintSources(manifest: ManifestSchema): Promise<void> {
  useLocalDocuments();
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join('src', file));
  // A class with private fields, of which the linters call one method.
  const service = noDeprecatedRuntimes as unknown as StatsigService;

  const results = await lint(files, manifest, 'production', NullLogger, service, {
    linter: { mode: 'client-side' },
  });

  const complaints = results.flatMap((result) =>
    [...result.errors, ...result.warnings, ...result.approvals].map(
      (rule) => `${result.file}:${rule.line}:${rule.column} ${rule.class}: ${rule.message}`,
    ),
  );
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
}
