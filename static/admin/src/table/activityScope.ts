import { createContext } from 'react';

/** False: last active is looked for in a part of the organization. */
export const IsWholeOrganization = createContext(true);
