import { expect, test } from 'vitest';
import { runOrganization } from '../../local/organization/main';

test.each([
  { argv: ['--colour', 'blue'], words: 'colour' },
  { argv: ['--model', 'scattered'], words: 'centralized or original' },
  { argv: ['--users', 'many'], words: 'many is not a whole number' },
  { argv: ['--now', 'yesterday'], words: 'takes a time' },
])('refuses $argv with words that help', async ({ argv, words }) => {
  await expect(runOrganization(argv)).rejects.toThrow(words);
});
