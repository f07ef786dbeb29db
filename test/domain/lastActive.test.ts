// The rule of last active, case by case in all four contexts; the list's SQL is held to the same table.
import { expect, it } from 'vitest';
import { lastActiveIn } from '../../src/domain/lastActive';
import { lastActiveCases } from '../support/lastActiveCases';

it.each(lastActiveCases)('$what: $context', ({ facts, context, expected }) => {
  expect(lastActiveIn(facts, context)).toEqual(expected);
});
