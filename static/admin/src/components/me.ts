import { createContext, useContext } from 'react';
import type { Me } from '../../../../src/contract/views';

export const MeContext = createContext<Me | null>(null);

/** Returns who looks. Only for what the shell shows: it asks first. */
export function useCurrentMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('Nobody is known here yet');
  return me;
}
