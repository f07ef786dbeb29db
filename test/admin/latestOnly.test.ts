import { beforeEach, describe, expect, it } from 'vitest';
import { latestOnly } from '../../static/admin/src/api/latestOnly';

let sent: string[];
/** Ends what is on its way. */
let arrive: () => void;
let give: (value: string) => void;

beforeEach(() => {
  sent = [];
  give = latestOnly((value) => {
    sent.push(value);
    return new Promise((resolve) => (arrive = resolve));
  });
});

/** Lets everything follow that only waits for promises. */
const settle = () => new Promise(setImmediate);

describe('sending the latest only', () => {
  it('sends at once', () => {
    give('a');

    expect(sent).toEqual(['a']);
  });

  it('sends, after what is on its way, only the last of what came meanwhile', async () => {
    for (const value of ['a', 'b', 'c']) give(value);
    expect(sent).toEqual(['a']);

    arrive();
    await settle();

    expect(sent).toEqual(['a', 'c']);
  });

  it('sends at once again when everything has arrived', async () => {
    give('a');
    arrive();
    await settle();

    give('b');

    expect(sent).toEqual(['a', 'b']);
  });
});
