// Reads the next page while the last one is written. Lives within one burst; what it asked for and nobody took
// is lost with the burst, so it is asked only when the next step is promised.

export class Ahead {
  readonly #pages = new Map<string, Promise<unknown>>();

  /** Asks for a page now, unless it was asked for before. Its failure shows when it is taken. */
  ask<T>(name: string, read: () => Promise<T>): void {
    if (this.#pages.has(name)) return;
    const page = read();
    page.catch(() => undefined);
    this.#pages.set(name, page);
  }

  /** Keeps a page that the next step takes again. */
  keep(name: string, page: unknown): void {
    this.#pages.set(name, Promise.resolve(page));
  }

  /** Returns the page that was asked for under this name, or reads it. */
  async take<T>(name: string, read: () => Promise<T>): Promise<T> {
    const page = this.#pages.get(name);
    this.#pages.delete(name);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `ask` and `take` of one name read the same
    return page === undefined ? read() : (page as Promise<T>);
  }
}
