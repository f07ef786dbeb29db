import Button, { type ButtonProps } from '@atlaskit/button/new';
import { useId } from 'react';
import unseen from '../components/unseen.module.css';

export interface RefusableButtonProps extends Pick<ButtonProps, 'appearance' | 'isLoading' | 'children'> {
  /** Why it cannot be pressed now; null: it can. */
  readonly refused: string | null;
  /** What it does, when the button alone does not say it. */
  readonly hint?: string;
  readonly onClick: () => void;
}

/** A button that says why it is disabled, to whoever points at it or hears it. */
export function RefusableButton({ refused, hint, ...button }: RefusableButtonProps) {
  const whyId = useId();
  const why = refused ?? hint;
  if (why === undefined) return <Button {...button} />;
  return (
    // The browser's own tooltip: a disabled button does not tell when the pointer leaves it, and another would stay.
    <span title={why}>
      <Button {...button} isDisabled={refused !== null} aria-describedby={whyId} />
      <span className={unseen.unseen} id={whyId}>
        {why}
      </span>
    </span>
  );
}
