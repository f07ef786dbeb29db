// The bundle as `forge deploy` makes it: Forge's webpack configuration over src/index.ts.
import { copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { getEntryPoints, getNodeBundler } from '@forge/bundler';
import type { Handler, Logger } from '@forge/cli-shared';
import type { ManifestSchema } from '@forge/manifest';

// Forge's bundler would download the scripts that its cloud runs around the bundle; the local platform has its own.
const noScript = {
  script: '// The local platform runs the bundle without it.\n',
  source: 'local',
  version: '0',
};
const noRuntimeScripts = {
  getNodeRuntimeWrapper: async () => noScript,
  getNodeRuntimeLoader: async () => noScript,
};

/** Writes the bundle into the folder. Throws when the bundler fails or warns. */
export async function bundleApp(manifest: ManifestSchema, folder: string): Promise<void> {
  const warnings: string[] = [];
  const bundler = getNodeBundler(collectingLogger(warnings), noRuntimeScripts, {
    readConfig: async () => manifest,
  });

  const { outputDir, additionalOutputs } = await bundler.bundle({
    appDirectory: process.cwd(),
    entryPoints: getEntryPoints(handlersOf(manifest)),
  });

  if (warnings.length > 0) throw new Error(warnings.join('\n'));
  rmSync(folder, { recursive: true, force: true });
  cpSync(outputDir, folder, { recursive: true });
  rmSync(outputDir, { recursive: true });
  for (const [file, content] of additionalOutputs ?? []) {
    const target = join(folder, file);
    mkdirSync(dirname(target), { recursive: true });
    if (typeof content === 'string') copyFileSync(content, target);
    else writeFileSync(target, content);
  }
}

/** Returns what the manifest names: `index.work` is the function `work` of src/index.ts. */
function handlersOf(manifest: ManifestSchema): Handler[] {
  return (manifest.modules?.function ?? []).flatMap(({ handler }) => {
    const [module, func] = (handler ?? '').split('.');
    return module !== undefined && func !== undefined ? [{ module, func }] : [];
  });
}

function collectingLogger(warnings: string[]): Logger {
  const ignore = (): void => {};
  return {
    traceEnabled: false,
    debugEnabled: false,
    trace: ignore,
    debug: ignore,
    info: ignore,
    warn: (message) => void warnings.push(message),
    error: (error) => void warnings.push(error.message),
  };
}
