import type { ReactNode } from 'react';
import styles from './Facts.module.css';

export interface FactsProps {
  /** Side by side, each below its term; else line by line. */
  readonly inColumns?: boolean;
  readonly children: ReactNode;
}

/** A list of terms, and what is known of each. */
export function Facts({ inColumns = false, children }: FactsProps) {
  return <dl className={inColumns ? styles.columns : styles.lines}>{children}</dl>;
}

export function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
