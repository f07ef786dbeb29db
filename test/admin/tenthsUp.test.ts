import { expect, it } from 'vitest';
import { tenthsUp } from '../../static/admin/src/operations/tenthsUp';

it('leaves limits as they were set', () => {
  for (let tenths = 1; tenths <= 1000; tenths += 1) expect(tenthsUp(tenths / 1000)).toBe(tenths / 1000);
});

it('shows a share above a limit as more than the limit, be it one user of a hundred thousand', () => {
  expect(tenthsUp(20_001 / 100_000)).toBe(0.201);
  expect(tenthsUp(65 / 320)).toBe(0.204);
});
