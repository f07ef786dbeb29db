// A value while it is typed: what was typed stays as long as it means the value that is in place.
import { useState } from 'react';

/** `read` returns null for what is no value; then the value in place is taken away. */
export function useTypedValue<Value>(
  value: Value | null,
  {
    print,
    read,
  }: { readonly print: (value: Value) => string; readonly read: (text: string) => Value | null },
): { readonly text: string; readonly type: (text: string) => Value | null } {
  const [typed, setTyped] = useState<string | null>(null);
  const printed = value === null ? null : print(value);
  const meant = typed === null ? null : read(typed);
  const isCurrent = typed !== null && (meant === null ? null : print(meant)) === printed;
  return {
    text: isCurrent ? typed : (printed ?? ''),
    type: (text) => {
      setTyped(text);
      return read(text);
    },
  };
}
