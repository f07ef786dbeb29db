// The one way from the page to the backend.
import { invoke } from '@forge/bridge';
import type { Answer, UserError } from '../../../../src/contract/answer';
import type { Answers, CallName, CallRequest } from '../../../../src/contract/calls';

/** The backend refused, and says so in words. */
export class CallFailed extends Error {
  readonly error: UserError;

  constructor(error: UserError) {
    super(error.title);
    this.name = 'CallFailed';
    this.error = error;
  }
}

/** No answer came, so nobody knows whether what was asked for is done. */
export class Unanswered extends Error {
  constructor(name: CallName, cause: unknown) {
    super(`${name}: no answer`, { cause });
    this.name = 'Unanswered';
  }
}

/**
 * @throws {CallFailed} when the backend answers with an error.
 * @throws {Unanswered} when none came.
 */
export async function call<Name extends CallName>(
  name: Name,
  request: CallRequest<Name>,
): Promise<Answers[Name]> {
  const answer = await invoke<CallRequest<Name>, Answer<Answers[Name]>>(name, request).catch(
    (cause: unknown) => {
      throw new Unanswered(name, cause);
    },
  );
  if (!('ok' in answer)) throw new Error(`${name}: an answer of unknown form`);
  if (!answer.ok) throw new CallFailed(answer.error);
  return answer.data;
}
