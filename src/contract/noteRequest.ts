import { z } from 'zod';
import { noteBounds } from '../domain/note';

/** Lines of printable text. */
export const noteText = z
  .string()
  .trim()
  .min(1)
  .max(noteBounds.textLength)
  .regex(/^(?:[\n\t]|[^\p{Cc}\p{Cs}])*$/u);

/** As `Ids` gives them. */
export const ownId = z.string().regex(/^[a-z0-9-]{1,36}$/);
