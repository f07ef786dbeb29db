import { IconButton } from '@atlaskit/button/new';
import CheckMarkIcon from '@atlaskit/icon/core/check-mark';
import CopyIcon from '@atlaskit/icon/core/copy';
import { useState } from 'react';
import { profileWords } from '../../../../src/contract/userWords';
import { copyText } from '../components/copyText';
import styles from './CopyButton.module.css';

export interface CopyButtonProps {
  /** What it is, for who does not see what stands before the button. */
  readonly what: string;
  readonly text: string;
}

/** The text, and a button that copies it and says whether it could. */
export function CopyButton({ what, text }: CopyButtonProps) {
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const copy = async (): Promise<void> => setCopied(await copyText(text));
  return (
    <span className={styles.copied}>
      <span className={styles.text}>{text}</span>
      <IconButton
        appearance="subtle"
        spacing="compact"
        icon={isCopied === true ? CheckMarkIcon : CopyIcon}
        label={profileWords.copy(what)}
        onClick={() => void copy()}
      />
      <output className={styles.said}>
        {isCopied !== null && (isCopied ? profileWords.copied : profileWords.notCopied)}
      </output>
    </span>
  );
}
