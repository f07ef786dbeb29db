import Heading from '@atlaskit/heading';
import CheckMarkIcon from '@atlaskit/icon/core/check-mark';
import VisuallyHidden from '@atlaskit/visually-hidden';
import { type ReactNode, useEffect, useRef } from 'react';
import { setupWords } from '../../../../src/contract/setupWords';
import styles from './SetupStep.module.css';

export interface SetupStepProps {
  readonly number: number;
  readonly title: string;
  readonly state: 'done' | 'current' | 'ahead';
  readonly children: ReactNode;
}

/** One step of three; what is done or still ahead is folded to its title. */
export function SetupStep({ number, title, state, children }: SetupStepProps) {
  const item = useRef<HTMLLIElement>(null);
  const before = useRef(state);
  useEffect(() => {
    // The step before is folded, and with it what had the focus.
    if (before.current === 'ahead' && state === 'current') item.current?.focus();
    before.current = state;
  }, [state]);
  return (
    <li
      ref={item}
      tabIndex={-1}
      className={styles.step}
      data-state={state}
      aria-current={state === 'current' ? 'step' : undefined}
    >
      <span className={styles.number} aria-hidden>
        {state === 'done' ? <CheckMarkIcon label="" /> : number}
      </span>
      <div className={styles.content}>
        <Heading size="small" as="h2">
          {title}
        </Heading>
        {state === 'done' && <VisuallyHidden>{setupWords.stepDone}</VisuallyHidden>}
        {state === 'current' && children}
      </div>
    </li>
  );
}
