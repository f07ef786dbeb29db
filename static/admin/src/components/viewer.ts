// Numbers and times as the person who looks writes them.
import { createContext, useContext, useMemo } from 'react';
import type { Viewer } from '../api/host';

export const ViewerContext = createContext<Viewer>({ locale: 'en-US', timeZone: 'UTC' });

export interface Formats {
  number(value: number): string;
  /** Of a share, 0…1. */
  percent(share: number): string;
  /** Of epoch milliseconds. */
  instant(at: number): string;
  /** Of epoch milliseconds, to the minute. */
  minute(at: number): string;
  /** The time of day of epoch milliseconds. */
  time(at: number): string;
  /** The day of epoch milliseconds. */
  day(at: number): string;
}

export function useFormats(): Formats {
  const { locale, timeZone } = useContext(ViewerContext);
  return useMemo(() => {
    const numbers = new Intl.NumberFormat(locale);
    const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
    const instants = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone });
    const minutes = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
    const times = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone });
    const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
    return {
      number: (value) => numbers.format(value),
      percent: (share) => percents.format(share),
      instant: (at) => instants.format(at),
      minute: (at) => minutes.format(at),
      time: (at) => times.format(at),
      day: (at) => days.format(at),
    };
  }, [locale, timeZone]);
}
