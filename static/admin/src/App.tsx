import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import type { Viewer } from './api/host';
import { createQueryClient } from './api/queries';
import { NowProvider } from './components/now';
import { ViewerContext } from './components/viewer';
import { Shell } from './shell/Shell';

export function App({ viewer }: { readonly viewer: Viewer }) {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <ViewerContext.Provider value={viewer}>
        <NowProvider>
          <Shell />
        </NowProvider>
      </ViewerContext.Provider>
    </QueryClientProvider>
  );
}
