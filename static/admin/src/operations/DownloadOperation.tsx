// The buttons that download an operation's users, and how far that is.
import Button from '@atlaskit/button/new';
import { Inline, Text } from '@atlaskit/primitives/compiled';
import { useMutation } from '@tanstack/react-query';
import { useContext, useEffect, useRef, useState } from 'react';
import { itemFileWords } from '../../../../src/contract/operationFileWords';
import type { OperationView } from '../../../../src/domain/operationRun';
import { ErrorMessage } from '../components/ErrorMessage';
import { useFormats, ViewerContext } from '../components/viewer';
import { downloadOperation, type FileFormat, fileFormats } from './downloadOperation';

export function DownloadOperation({ operation }: { readonly operation: OperationView }) {
  const formats = useFormats();
  const { read, error, name, running, start, cancel } = useDownload(operation);
  const total = operation.summary?.items ?? 0;
  return (
    <>
      <Inline space="space.100" alignBlock="center" shouldWrap>
        {fileFormats.map((format) => (
          <Button
            key={format}
            spacing="compact"
            isDisabled={total === 0}
            isLoading={running === format}
            onClick={() => start(format)}
          >
            {itemFileWords.download[format]}
          </Button>
        ))}
        {running !== null && (
          <>
            <Text size="small" color="color.text.subtle">
              {itemFileWords.reading(formats.number(read), formats.number(total))}
            </Text>
            <Button appearance="subtle" spacing="compact" onClick={cancel}>
              {itemFileWords.cancel}
            </Button>
          </>
        )}
        <output>
          {name !== undefined && (
            <Text size="small" color="color.text.subtle">
              {itemFileWords.done(name)}
            </Text>
          )}
        </output>
      </Inline>
      {error !== null && <ErrorMessage error={error} />}
    </>
  );
}

function useDownload(operation: OperationView) {
  const { timeZone } = useContext(ViewerContext);
  const [read, onRead] = useState(0);
  const controller = useRef<AbortController | null>(null);
  const { data, error, isPending, variables, mutate, reset } = useMutation({
    mutationFn: (format: FileFormat) => {
      const { signal } = (controller.current = new AbortController());
      return downloadOperation({ operation, format, timeZone, onRead, signal });
    },
  });
  // Who leaves the page gets no file afterwards.
  useEffect(() => () => controller.current?.abort(), []);
  return {
    read,
    name: data,
    error,
    running: isPending ? variables : null,
    start: (format: FileFormat): void => {
      controller.current?.abort();
      onRead(0);
      mutate(format);
    },
    cancel: (): void => {
      controller.current?.abort();
      reset();
    },
  };
}
