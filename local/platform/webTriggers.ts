// Public addresses of web triggers: @forge/api asks for them over GraphQL – out/webTrigger.js.
import { randomUUID } from 'node:crypto';
import { json, type DoorAnswer } from './doors/door';
import { modulesOf, type Manifest } from './manifest';
import { allRows, change, writeFact, type StateDatabase } from './state';

interface GraphRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export const WEB_TRIGGER_PATH = '/x1/';
const FACT = 'web-trigger ';

export class WebTriggers {
  readonly #manifest: Manifest;
  readonly #state: StateDatabase;
  readonly #baseUrl: () => string;

  constructor(manifest: Manifest, state: StateDatabase, baseUrl: () => string) {
    this.#manifest = manifest;
    this.#state = state;
    this.#baseUrl = baseUrl;
  }

  /** Returns null when the query is about something else. */
  answer(request: GraphRequest): DoorAnswer | null {
    if (request.query.includes('createWebTriggerUrl')) return this.#create(request.variables);
    if (request.query.includes('webTriggerUrlsByAppContext')) {
      const urls = this.#addresses().map(({ id, triggerKey }) => ({ triggerKey, url: this.#url(id) }));
      return json(200, { data: { webTriggerUrlsByAppContext: urls } });
    }
    if (request.query.includes('deleteWebTriggerUrl')) {
      const removed = change(this.#state, 'DELETE FROM facts WHERE name = ?', [
        FACT + String(request.variables['id']),
      ]);
      return json(200, { data: { deleteWebTriggerUrl: { success: removed === 1, message: null } } });
    }
    return null;
  }

  /** Returns the web trigger's module key, or null for an unknown address. */
  findKey(id: string): string | null {
    return this.#addresses().find((address) => address.id === id)?.triggerKey ?? null;
  }

  #create(variables: Readonly<Record<string, unknown>>): DoorAnswer {
    const input = variables['input'];
    const triggerKey =
      typeof input === 'object' && input !== null && 'triggerKey' in input ? String(input.triggerKey) : '';
    if (!modulesOf(this.#manifest, 'webtrigger').some((entry) => entry.key === triggerKey)) {
      return json(200, { data: null, errors: [{ message: `Unknown web trigger: ${triggerKey}` }] });
    }
    const existing = this.#addresses().find((address) => address.triggerKey === triggerKey);
    const id = existing === undefined || variables['forceCreate'] === true ? randomUUID() : existing.id;
    writeFact(this.#state, FACT + id, triggerKey);
    return json(200, { data: { createWebTriggerUrl: { url: this.#url(id) } } });
  }

  #addresses(): { id: string; triggerKey: string }[] {
    const rows = allRows<{ name: string; value: string }>(
      this.#state,
      'SELECT name, value FROM facts WHERE name LIKE ?',
      [`${FACT}%`],
    );
    return rows.map((row) => ({ id: row.name.slice(FACT.length), triggerKey: row.value }));
  }

  #url(id: string): string {
    return `${this.#baseUrl()}${WEB_TRIGGER_PATH}${id}`;
  }
}
