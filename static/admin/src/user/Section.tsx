import Heading from '@atlaskit/heading';
import { type ReactNode, useId } from 'react';
import { useFormats } from '../components/viewer';
import styles from './Section.module.css';

export interface SectionProps {
  readonly title: string;
  /** How many things it holds. */
  readonly count?: number;
  readonly children: ReactNode;
}

export function Section({ title, count, children }: SectionProps) {
  const formats = useFormats();
  const titleId = useId();
  return (
    <section className={styles.section} aria-labelledby={titleId}>
      <Heading size="small" as="h3" id={titleId}>
        {title}
        {count !== undefined && <span className={styles.count}> {formats.number(count)}</span>}
      </Heading>
      {children}
    </section>
  );
}
