// Stands in for a page that cannot be shown – its code did not arrive, or failed – so that the others stay in reach.
import { Component, type ReactNode } from 'react';
import { shellWords } from '../../../../src/contract/shellWords';
import { reloadPage } from '../api/host';
import { ErrorMessage } from '../components/ErrorMessage';
import { PageHeader } from '../components/PageHeader';
import type { AppLocation } from '../router';
import { type Guarded, guardedAt } from './guarded';

interface PageGuardProps {
  readonly location: AppLocation;
  readonly children: ReactNode;
}

/** A class, because React tells of errors in no other way. It writes them to the browser's console itself. */
export class PageGuard extends Component<PageGuardProps, Guarded> {
  static getDerivedStateFromError(error: unknown): Pick<Guarded, 'caught'> {
    return { caught: { error } };
  }

  static getDerivedStateFromProps({ location }: PageGuardProps, last: Guarded): Guarded | null {
    return guardedAt(location, last);
  }

  override state: Guarded = { address: '', caught: null };

  override render(): ReactNode {
    const { caught } = this.state;
    if (caught === null) return this.props.children;
    return (
      <>
        <PageHeader title={shellWords.app} />
        {/* Code that did not arrive is asked for anew only after that. */}
        <ErrorMessage error={caught.error} onRetry={reloadPage} />
      </>
    );
  }
}
