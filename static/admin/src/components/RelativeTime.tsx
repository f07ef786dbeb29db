import { relativeTime } from '../../../../src/contract/timeWords';
import { useNow } from './now';
import { useFormats } from './viewer';

/** How long ago, or until when; the exact time is the tooltip. Cheap enough for every row of a table. */
export function RelativeTime({ at }: { readonly at: number }) {
  const now = useNow();
  const formats = useFormats();
  return (
    <time dateTime={new Date(at).toISOString()} title={formats.instant(at)}>
      {relativeTime(at, now)}
    </time>
  );
}
