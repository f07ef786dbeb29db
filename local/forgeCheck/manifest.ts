// Forge's own validation of manifest.yml: schema, module keys, scopes, handler files.
import { type ManifestSchema, validate } from '@forge/manifest';

/** Returns the manifest as Forge understands it. Throws with every complaint, warnings included. */
export async function validManifest(): Promise<ManifestSchema> {
  const { success, errors, manifestObject } = await validate(false);
  const complaints = (errors ?? []).map(
    ({ level, line, column, message }) => `manifest.yml:${line}:${column} ${level}: ${message}`,
  );
  const manifest = manifestObject?.typedContent;
  if (!success || complaints.length > 0 || manifest === undefined) throw new Error(complaints.join('\n'));
  return manifest;
}
