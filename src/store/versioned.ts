// JSON in columns, with the version of its form. Only this app writes them, so that the version alone tells whether
// the content is what is expected.

interface Versioned<Content> {
  readonly version: number;
  readonly content: Content;
}

export function versioned(version: number, content: object): string {
  return JSON.stringify({ version, content } satisfies Versioned<object>);
}

/** @throws {Error} for another version: nobody guesses. */
export function contentOf<Content>(version: number, stored: Versioned<Content>): Content {
  if (stored.version !== version) throw new Error(`Stored in version ${stored.version}, known is ${version}`);
  return stored.content;
}
