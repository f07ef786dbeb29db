// The present, as coarse as people read it: one clock for everything on the page that says "ago".
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

const NowContext = createContext(0);

// Ages are told in minutes.
const TICK_MS = 15_000;

export function NowProvider({ children }: { readonly children: ReactNode }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <NowContext.Provider value={now}>{children}</NowContext.Provider>;
}

/** Returns the present in epoch milliseconds, at most a quarter of a minute old. */
export function useNow(): number {
  return useContext(NowContext);
}
