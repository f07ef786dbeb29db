// Addresses out of whatever somebody pastes: lists, columns of a spreadsheet, "Ann Other <ann@example.com>".

export interface PastedEmails {
  /** In lower case, each once. */
  readonly emails: readonly string[];
  /** What looks like no address; names beside an address in angle brackets are none. */
  readonly others: readonly string[];
}

export function emailsIn(text: string): PastedEmails {
  const parts = piecesIn(text).flatMap((piece) => piece.split(/\s+/));
  const isEmail = (part: string): boolean => /^[^@]+@[^@]+$/.test(part);
  return {
    emails: [...new Set(parts.filter(isEmail).map((part) => part.toLowerCase()))],
    others: parts.filter((part) => !isEmail(part)),
  };
}

/** What stands where addresses are expected, as it was written: between line breaks, tabs, commas and semicolons. */
export function piecesIn(text: string): readonly string[] {
  return text
    .split(/[\n\t,;]/)
    .map((part) => (/<[^<>]*>/.exec(part)?.[0].slice(1, -1) ?? part).trim())
    .filter((piece) => piece !== '');
}
