// The only place of the page that turns an error into words.
import Button from '@atlaskit/button/new';
import { Stack, Text } from '@atlaskit/primitives/compiled';
import SectionMessage from '@atlaskit/section-message';
import type { UserError } from '../../../../src/contract/answer';
import { brokenWords, shellWords, unansweredWords } from '../../../../src/contract/shellWords';
import { CallFailed, Unanswered } from '../api/call';

export interface ErrorMessageProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

export function ErrorMessage({ error, onRetry }: ErrorMessageProps) {
  const { title, message, action, reference } = wordsOf(error);
  return (
    <div role="alert">
      <SectionMessage appearance={isPassing(error) ? 'information' : 'error'} title={title}>
        <Stack space="space.100" alignInline="start">
          <Text as="p">{message}</Text>
          <Text as="p">{action}</Text>
          {reference !== null && (
            <Text as="p" color="color.text.subtle">
              {shellWords.reference(reference)}
            </Text>
          )}
          {onRetry && <Button onClick={onRetry}>{shellWords.tryAgain}</Button>}
        </Stack>
      </SectionMessage>
    </div>
  );
}

/** Nothing went wrong: it only is not there yet. */
function isPassing(error: unknown): boolean {
  return error instanceof CallFailed && error.error.code === 'tables-missing';
}

/** Only what the backend words itself stands in its log, under a reference. */
function wordsOf(error: unknown): Pick<UserError, 'title' | 'message' | 'action' | 'reference'> {
  if (error instanceof CallFailed) return error.error;
  return { ...(error instanceof Unanswered ? unansweredWords : brokenWords), reference: null };
}
