// Stands in for a page that cannot be shown – its code did not arrive, or failed – so that the others stay in reach.
import { Component, type ReactNode } from 'react';
import { shellWords } from '../../../../src/contract/shellWords';
import { reloadPage } from '../api/host';
import { ErrorMessage } from '../components/ErrorMessage';
import { PageHeader } from '../components/PageHeader';

interface PageGuardProps {
  /** Of the page: another one is tried as if nothing had happened. */
  readonly pathname: string;
  readonly children: ReactNode;
}

interface PageGuardState {
  readonly pathname: string;
  readonly caught: { readonly error: unknown } | null;
}

/** A class, because React tells of errors in no other way. It writes them to the browser's console itself. */
export class PageGuard extends Component<PageGuardProps, PageGuardState> {
  static getDerivedStateFromError(error: unknown): Pick<PageGuardState, 'caught'> {
    return { caught: { error } };
  }

  static getDerivedStateFromProps(
    { pathname }: PageGuardProps,
    shown: PageGuardState,
  ): PageGuardState | null {
    return pathname === shown.pathname ? null : { pathname, caught: null };
  }

  override state: PageGuardState = { pathname: this.props.pathname, caught: null };

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
