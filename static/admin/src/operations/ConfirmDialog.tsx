// Asks before a plan is carried out that is large or final: first for its number, then, by name, for what is final.
import Button from '@atlaskit/button/new';
import { Stack, Text } from '@atlaskit/primitives/compiled';
import SectionMessage from '@atlaskit/section-message';
import { useEffect, useRef, useState } from 'react';
import { confirmWords } from '../../../../src/contract/operationPlanWords';
import type { PlanSummary } from '../../../../src/domain/operationPlan';
import { Dialog, DialogActions } from '../components/Dialog';
import { Field } from '../components/Field';
import { useFormats } from '../components/viewer';
import styles from './plan.module.css';
import { useIrreversible } from './PlanSummary';

export interface ConfirmDialogProps {
  /** What the plan does: “Suspend 214 users”. */
  readonly act: string;
  readonly summary: PlanSummary;
  /** The number that has to be typed; null: none. */
  readonly toType: number | null;
  /** Something about it cannot be undone. */
  readonly isFinal: boolean;
  readonly isSending: boolean;
  readonly onConfirm: (typed: number | null, acceptsIrreversible: boolean) => void;
  readonly onClose: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { act, summary, toType, isFinal, isSending, onConfirm, onClose } = props;
  const final = useIrreversible(summary);
  const [isLast, setLast] = useState(toType === null);
  const confirm = (acceptsIrreversible: boolean): void => onConfirm(toType, acceptsIrreversible);
  if (isFinal && isLast) {
    return (
      <LastQuestion
        act={act}
        final={final}
        isSending={isSending}
        onConfirm={() => confirm(true)}
        onClose={onClose}
      />
    );
  }
  return (
    <TypedQuestion
      act={act}
      toType={toType ?? 0}
      button={isFinal ? confirmWords.goOn : act}
      isSending={isSending}
      onConfirm={() => (isFinal ? setLast(true) : confirm(false))}
      onClose={onClose}
    />
  );
}

interface QuestionProps extends Pick<ConfirmDialogProps, 'act' | 'isSending' | 'onClose'> {
  readonly onConfirm: () => void;
}

interface TypedQuestionProps extends QuestionProps {
  readonly toType: number;
  readonly button: string;
}

function TypedQuestion({ act, toType, button, isSending, onConfirm, onClose }: TypedQuestionProps) {
  const formats = useFormats();
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const number = formats.number(toType);
  const submit = (): void => {
    // As people write it, with whatever separates thousands where they live.
    const isRight = typed.replaceAll(/[\s.,'’\u00A0\u202F]/g, '') === String(toType);
    setWrong(!isRight);
    if (isRight) onConfirm();
  };
  return (
    <Dialog title={confirmWords.title(act)} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack space="space.200">
          <Text as="p">{confirmWords.what}</Text>
          <Field
            label={confirmWords.typed(number)}
            error={isWrong ? confirmWords.typedWrong(number) : undefined}
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
          <DialogActions>
            <Button appearance="subtle" onClick={onClose}>
              {confirmWords.cancel}
            </Button>
            <Button type="submit" appearance="primary" isLoading={isSending}>
              {button}
            </Button>
          </DialogActions>
        </Stack>
      </form>
    </Dialog>
  );
}

interface LastQuestionProps extends QuestionProps {
  readonly final: readonly string[];
}

function LastQuestion({ act, final, isSending, onConfirm, onClose }: LastQuestionProps) {
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Enter, pressed once too often, must not decide.
    back.current?.focus();
  }, []);
  return (
    <Dialog
      title={confirmWords.lastTitle}
      onClose={onClose}
      actions={
        <>
          <Button ref={back} appearance="subtle" onClick={onClose}>
            {confirmWords.cancel}
          </Button>
          <Button appearance="danger" isLoading={isSending} onClick={onConfirm}>
            {confirmWords.lastButton(act)}
          </Button>
        </>
      }
    >
      <SectionMessage appearance="warning">
        <Stack space="space.100">
          <Text as="p">{confirmWords.last}</Text>
          {final.map((sentence) => (
            <Text key={sentence} as="p" weight="medium">
              {sentence}
            </Text>
          ))}
        </Stack>
      </SectionMessage>
    </Dialog>
  );
}
