import { array, assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Seen } from '../../src/sync/seen';

const numbers = array(integer({ min: 0, max: 5_000 }), { maxLength: 300 });

function seen(nos: readonly number[]): Seen {
  const set = new Seen();
  for (const no of nos) set.add(no);
  return set;
}

describe('the set of seen users', () => {
  test('holds exactly what was added, also after being stored', () => {
    assert(
      property(numbers, integer({ min: 0, max: 6_000 }), (nos, other) => {
        const stored = Seen.fromText(seen(nos).toText());

        expect(stored.size).toBe(new Set(nos).size);
        expect(stored.has(other)).toBe(nos.includes(other));
      }),
    );
  });

  test('joins another one', () => {
    assert(
      property(numbers, numbers, (one, two) => {
        const joined = seen(one);
        joined.addAll(seen(two));

        expect(joined.size).toBe(new Set([...one, ...two]).size);
      }),
    );
  });

  test('takes 12.5 KB for 100,000 users', () => {
    const set = new Seen();
    for (let no = 1; no <= 100_000; no++) set.add(no);

    expect(Buffer.from(set.toText(), 'base64').length).toBeLessThanOrEqual(20_000);
    expect(set.size).toBe(100_000);
  });
});
