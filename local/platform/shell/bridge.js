// Runs first in the app's page: the one global that @forge/bridge looks for when it is loaded. Every operation is a
// message to the shell; functions in a payload stay here and are called by number.
(() => {
  const shellOrigin = new URL(document.currentScript.src).searchParams.get('shell');
  const open = new Map();
  const functions = new Map();
  let lastId = 0;

  const nextId = () => {
    lastId += 1;
    return lastId;
  };

  const isPlain = (value) => typeof value === 'object' && value !== null && !(value instanceof Blob);

  function withoutFunctions(value) {
    if (typeof value === 'function') {
      const id = nextId();
      functions.set(id, value);
      return { functionId: id };
    }
    if (Array.isArray(value)) return value.map(withoutFunctions);
    if (!isPlain(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutFunctions(part)]));
  }

  function ask(operation, payload) {
    return new Promise((resolve, reject) => {
      const id = nextId();
      open.set(id, { resolve, reject });
      parent.postMessage({ kind: 'ask', id, operation, payload: withoutFunctions(payload) }, shellOrigin);
    });
  }

  function settle({ id, result, error }) {
    const asked = open.get(id);
    open.delete(id);
    if (error === undefined) return asked?.resolve(result);
    asked?.reject(Object.assign(new Error(error.message), { name: error.name }));
  }

  function applyTheme({ colorMode, themes }) {
    document.documentElement.setAttribute('data-color-mode', colorMode);
    document.documentElement.setAttribute('data-theme', themes);
  }

  function toLocation(to, state) {
    if (typeof to !== 'string')
      return { pathname: '/', search: '', hash: '', state, ...to, key: String(nextId()) };
    const { pathname, search, hash } = new URL(to, 'http://app.invalid/');
    return { pathname, search, hash, state, key: String(nextId()) };
  }

  const createHref = (location) =>
    typeof location === 'string'
      ? location
      : `${location.pathname}${location.search ?? ''}${location.hash ?? ''}`;

  /** history v4: `listen` answers at once, so the history lives here; the shell mirrors it in the address bar. */
  function createHistory(path) {
    const listeners = new Set();
    const history = {
      action: 'POP',
      length: 1,
      location: toLocation(path),
      createHref,
      push: (to, state) => move('PUSH', toLocation(to, state)),
      replace: (to, state) => move('REPLACE', toLocation(to, state)),
      go: (steps) => void ask('historyGo', { steps }),
      goBack: () => history.go(-1),
      goForward: () => history.go(1),
      block: () => () => {},
      listen: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const tell = (action, location) => {
      Object.assign(history, { action, location, length: history.length + (action === 'PUSH' ? 1 : 0) });
      for (const listener of listeners) listener(location, action);
    };
    function move(action, location) {
      void ask('historyMove', { action, path: createHref(location) });
      tell(action, location);
    }
    popped = (to) => tell('POP', toLocation(to));
    return history;
  }

  let popped = () => {};

  async function subscribe(operation, payload) {
    const { subscription } = await ask(operation, payload);
    return { unsubscribe: () => void ask('unsubscribe', { subscription }) };
  }

  const own = {
    createHistory: async () => createHistory(await ask('historyStart')),
    enableTheming: async () => applyTheme(await ask('enableTheming')),
    on: (payload) => subscribe('on', payload),
    onPublic: (payload) => subscribe('on', payload),
    subscribeRealtimeChannel: (payload) => subscribe('subscribeRealtimeChannel', payload),
  };

  const incoming = {
    answer: settle,
    call: ({ functionId, args }) => functions.get(functionId)?.(...args),
    theme: ({ theme }) => applyTheme(theme),
    popped: ({ path }) => popped(path),
  };

  addEventListener('message', (event) => {
    if (event.origin !== shellOrigin || event.source !== parent) return;
    incoming[event.data?.kind]?.(event.data);
  });

  // oxlint-disable-next-line no-underscore-dangle -- the name that @forge/bridge 7.2 reads
  globalThis.__bridge = {
    callBridge: (operation, payload) => own[operation]?.(payload) ?? ask(operation, payload),
  };
})();
