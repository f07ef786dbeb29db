import styles from './cells.module.css';

export interface MissingProps {
  /** What is said instead. */
  readonly words: string;
  readonly why?: string;
}

/** Stands where there is nothing to show, or nothing is known. */
export function Missing({ words, why }: MissingProps) {
  return (
    <span className={styles.missing} title={why}>
      {words}
    </span>
  );
}
