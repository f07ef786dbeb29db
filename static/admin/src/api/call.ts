// The one way from the page to the backend.
import { invoke } from '@forge/bridge';
import type { Answer, UserError } from '../../../../src/contract/answer';
import type { Answers, CallName, CallRequest } from '../../../../src/contract/calls';

/** The backend refused, and says so in words. Anything else that is thrown never reached it. */
export class CallFailed extends Error {
  readonly error: UserError;

  constructor(error: UserError) {
    super(error.title);
    this.name = 'CallFailed';
    this.error = error;
  }
}

/** @throws {CallFailed} when the backend answers with an error. */
export async function call<Name extends CallName>(
  name: Name,
  request: CallRequest<Name>,
): Promise<Answers[Name]> {
  const answer = await invoke<CallRequest<Name>, Answer<Answers[Name]>>(name, request);
  if (!('ok' in answer)) throw new Error(`${name}: an answer of unknown form`);
  if (!answer.ok) throw new CallFailed(answer.error);
  return answer.data;
}
