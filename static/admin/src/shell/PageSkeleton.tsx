import Skeleton from '@atlaskit/skeleton';
import VisuallyHidden from '@atlaskit/visually-hidden';
import { shellWords } from '../../../../src/contract/shellWords';
import styles from './PageSkeleton.module.css';

/** Keeps a page's place until it is there. */
export function PageSkeleton() {
  return (
    <output className={styles.page}>
      <VisuallyHidden>{shellWords.loading}</VisuallyHidden>
      <Skeleton width="220px" height="28px" isShimmering />
      <Skeleton width="100%" height="40px" isShimmering />
      <Skeleton width="100%" height="320px" isShimmering />
    </output>
  );
}
