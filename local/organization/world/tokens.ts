// API tokens of managed accounts: every tenth account has some, an integration's among them.
import { createHash } from 'node:crypto';
import type { ApiToken, Person, World } from './world';

const DAY_MS = 86_400_000;

/** Tokens are made up when first asked for, from the account's id: most companies are never asked. */
export function tokensOf(world: World, person: Person): readonly ApiToken[] {
  const known = world.tokens.get(person.accountId);
  if (known !== undefined) return known;
  const digest = createHash('sha1').update(person.accountId).digest();
  const [share = 0, age = 0, use = 0] = digest;
  if (share > 25) return [];
  const createdAt = world.bornAt - (30 + age) * DAY_MS;
  return [
    {
      tokenId: digest.toString('hex').slice(0, 24),
      label: 'Automation',
      createdAt,
      lastAccessAt: use < 128 ? world.bornAt - (use % 20) * DAY_MS : null,
    },
  ];
}
