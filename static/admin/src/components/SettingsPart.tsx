import Heading from '@atlaskit/heading';
import { Text } from '@atlaskit/primitives/compiled';
import { type ReactNode, useId } from 'react';
import styles from './SettingsPart.module.css';

export interface SettingsPartProps {
  readonly title: string;
  /** What it is for, and what it cannot do. */
  readonly about: readonly string[];
  readonly children: ReactNode;
}

/** One thing that can be set: what it is on one side, its settings and its state on the other. */
export function SettingsPart({ title, about, children }: SettingsPartProps) {
  const titleId = useId();
  return (
    <section className={styles.part} aria-labelledby={titleId}>
      <div className={styles.about}>
        <Heading size="small" as="h2" id={titleId}>
          {title}
        </Heading>
        {about.map((text) => (
          <Text key={text} as="p" size="small" color="color.text.subtle">
            {text}
          </Text>
        ))}
      </div>
      <div className={styles.content}>{children}</div>
    </section>
  );
}
