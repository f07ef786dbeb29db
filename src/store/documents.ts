// Versioned documents in the key-value store. What cannot be read is logged and counts as absent: guessing at a
// format of another version would be worse than starting from the initial value – unless that one protects nobody.
import type { z } from 'zod';
import { SettingsUnreadable } from '../domain/errors';
import type { KeyValue, Log } from '../ports';

export interface DocumentKind<Content> {
  readonly key: string;
  /** Increase when an older reader would misread the content. */
  readonly version: number;
  readonly content: z.ZodType<Content>;
  /** What holds until the first write. */
  readonly initial: Content;
  /** True: the initial value never stands in for a document that cannot be read. */
  readonly isVital?: boolean;
}

type DocumentPorts = Readonly<{ keyValue: KeyValue; log: Log }>;

/** @throws {SettingsUnreadable} when it is vital and cannot be read. */
export async function readDocument<Content>(
  ports: DocumentPorts,
  kind: DocumentKind<Content>,
): Promise<Content> {
  const stored = await ports.keyValue.get(kind.key);
  if (stored === null || stored === undefined) return kind.initial;

  const version = versionOf(stored);
  if (version !== kind.version) {
    ports.log.error('document of an unknown version', { key: kind.key, version, known: kind.version });
    return unread(kind);
  }
  const parsed = kind.content.safeParse(contentOf(stored));
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.');
    ports.log.error('document of an unknown shape', { key: kind.key, path });
    return unread(kind);
  }
  return parsed.data;
}

export async function writeDocument<Content>(
  ports: Pick<DocumentPorts, 'keyValue'>,
  kind: DocumentKind<Content>,
  content: Content,
): Promise<void> {
  await ports.keyValue.set(kind.key, { version: kind.version, content });
}

function unread<Content>({ key, initial, isVital = false }: DocumentKind<Content>): Content {
  if (isVital) throw new SettingsUnreadable('The document cannot be read', { key });
  return initial;
}

function versionOf(stored: unknown): number | null {
  const isVersioned = typeof stored === 'object' && stored !== null && 'version' in stored;
  return isVersioned && typeof stored.version === 'number' ? stored.version : null;
}

function contentOf(stored: unknown): unknown {
  return typeof stored === 'object' && stored !== null && 'content' in stored ? stored.content : undefined;
}
