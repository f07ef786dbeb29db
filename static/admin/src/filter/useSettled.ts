import { useEffect, useState } from 'react';

/** Long enough for the next letter of somebody who types fast, short enough not to be noticed as waiting. */
export const SETTLED_MS = 120;

/** Returns the value that has stayed the same for a moment. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
