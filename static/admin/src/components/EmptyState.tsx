import Heading from '@atlaskit/heading';
import { Text } from '@atlaskit/primitives/compiled';
import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

export interface EmptyStateProps {
  readonly title: string;
  readonly text: string;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

export function EmptyState({ title, text, children }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <Heading size="small" as="h2">
        {title}
      </Heading>
      <Text as="p" color="color.text.subtle">
        {text}
      </Text>
      {children}
    </div>
  );
}
