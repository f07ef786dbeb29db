import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import type { Viewer } from './api/host';
import { createQueryClient } from './api/queries';
import { ViewerContext } from './components/viewer';
import { OverviewPage } from './pages/OverviewPage';

export function App({ viewer }: { readonly viewer: Viewer }) {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <ViewerContext.Provider value={viewer}>
        <OverviewPage />
      </ViewerContext.Provider>
    </QueryClientProvider>
  );
}
