import Button from '@atlaskit/button/new';
import { Inline } from '@atlaskit/primitives/compiled';
import SectionMessage from '@atlaskit/section-message';
import { useEffect, useRef } from 'react';
import { shellWords } from '../../../../src/contract/shellWords';
import { useLeaveGuard } from '../router';
import styles from './LeaveWarning.module.css';

/** Keeps a page with changes that are not saved; shows itself when somebody wants to leave, where they can decide. */
export function LeaveWarning({ guards }: { readonly guards: boolean }) {
  const guard = useLeaveGuard(guards);
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (guard.isLeaving) stay.current?.focus();
  }, [guard.isLeaving]);
  if (!guard.isLeaving) return null;
  return (
    <div className={styles.warning} role="alert">
      <SectionMessage appearance="warning" title={shellWords.leaveTitle}>
        <Inline space="space.100" shouldWrap>
          <Button ref={stay} onClick={guard.stay}>
            {shellWords.stay}
          </Button>
          <Button appearance="subtle" onClick={guard.leave}>
            {shellWords.leave}
          </Button>
        </Inline>
      </SectionMessage>
    </div>
  );
}
