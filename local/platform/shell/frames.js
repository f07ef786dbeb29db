// The frames that show the app, and the messages between them and the shell.

// Named by @atlaskit/tokens 20: one theme of each kind, light and dark chosen by data-color-mode.
const NAMED_THEMES = 'light:light dark:dark spacing:spacing typography:typography shape:shape motion:motion';

export function createFrames(site) {
  const frames = new Set();
  const subscriptions = new Map();

  const post = (frame, message) => frame.element.contentWindow.postMessage(message, site.frameOrigin);

  return {
    mount(container, view) {
      const element = document.createElement('iframe');
      element.title = view.module.title;
      element.src = `${site.frameBase}${view.resource}/index.html`;
      const frame = { element, isThemed: false, ...view };
      frames.add(frame);
      container.append(element);
      return frame;
    },
    remove(frame) {
      frames.delete(frame);
      frame.element.remove();
    },
    find: (source) => [...frames].find(({ element }) => element.contentWindow === source),
    answer: (frame, message) => post(frame, { kind: 'answer', ...message }),
    call(frame, reference, ...args) {
      if (reference !== undefined) post(frame, { kind: 'call', functionId: reference.functionId, args });
    },
    pop: (frame, path) => post(frame, { kind: 'popped', path }),
    theme: () => ({ colorMode: document.documentElement.dataset.colorMode, themes: NAMED_THEMES }),
    sendTheme() {
      for (const frame of frames) if (frame.isThemed) post(frame, { kind: 'theme', theme: this.theme() });
    },
    subscribe(frame, channel, callback) {
      const subscription = subscriptions.size + 1;
      subscriptions.set(subscription, { frame, channel, callback });
      return { subscription };
    },
    unsubscribe: (subscription) => subscriptions.set(subscription, null),
    publish(channel, payload) {
      for (const one of subscriptions.values()) {
        if (one?.channel === channel) this.call(one.frame, one.callback, payload);
      }
    },
  };
}
