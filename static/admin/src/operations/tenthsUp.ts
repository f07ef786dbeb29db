/** Returns a share in full tenths of a percent, rounded up: whatever is above a limit shows as more than the limit. */
export function tenthsUp(share: number): number {
  // 0.07 × 1000 is a little more than 70.
  return Math.ceil(Number((share * 1000).toFixed(6))) / 1000;
}
