// The question before removals are accepted: what happens, how much it is, and from fifty on the number in the
// asker's own hand.
import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import { Inline, Text } from '@atlaskit/primitives/compiled';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { refusalWords } from '../../../../src/contract/refusalWords';
import type { SyncRun } from '../../../../src/contract/views';
import { useStartSync } from '../api/queries';
import { ErrorMessage } from '../components/ErrorMessage';
import { Field } from '../components/Field';
import { useFormats } from '../components/viewer';
import styles from './Refusals.module.css';

/** More than these are only removed by whoever has read how many they are. */
const MOST_UNTYPED = 50;

export interface AcceptRemovalsProps {
  readonly run: SyncRun;
  readonly onCancel: () => void;
}

export function AcceptRemovals({ run, onCancel }: AcceptRemovalsProps) {
  const formats = useFormats();
  const titleId = useId();
  const form = useRef<HTMLFormElement>(null);
  const start = useStartSync();
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const count = run.refusals.reduce((sum, { missing }) => sum + missing, 0);
  const total = formats.number(count);
  const isConfirmed = count <= MOST_UNTYPED || [String(count), total].includes(typed.trim());

  useEffect(() => form.current?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isConfirmed) start.mutate({ acceptRemovalsOf: run.runId });
  };
  return (
    <form
      className={styles.question}
      ref={form}
      tabIndex={-1}
      noValidate
      aria-labelledby={titleId}
      onSubmit={submit}
    >
      <Heading size="xsmall" as="h3" id={titleId}>
        {refusalWords.explainTitle}
      </Heading>
      <Text as="p">{refusalWords.explain(total)}</Text>
      <Text as="p">{refusalWords.ifMore}</Text>
      {count > MOST_UNTYPED && (
        <Field
          label={refusalWords.typeNumber(total)}
          error={isTried && !isConfirmed ? refusalWords.wrongNumber(total) : undefined}
        >
          {(ids) => (
            <input
              {...ids}
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
      )}
      {start.error && <ErrorMessage error={start.error} />}
      <Inline space="space.100" shouldWrap>
        <Button type="submit" appearance="danger" isLoading={start.isPending}>
          {refusalWords.start}
        </Button>
        <Button appearance="subtle" onClick={onCancel}>
          {refusalWords.cancel}
        </Button>
      </Inline>
    </form>
  );
}
