import Skeleton from '@atlaskit/skeleton';
import { userWords } from '../../../../src/contract/userWords';
import unseen from '../components/unseen.module.css';
import styles from './UserDrawer.module.css';

/** Keeps the place of what is on its way. */
export function UserSkeleton() {
  return (
    <output className={styles.skeleton}>
      <span className={unseen.unseen}>{userWords.loading}</span>
      <Skeleton width="240px" height="32px" isShimmering />
      <Skeleton width="100%" height="200px" isShimmering />
      <Skeleton width="160px" height="24px" isShimmering />
      <Skeleton width="100%" height="240px" isShimmering />
    </output>
  );
}
