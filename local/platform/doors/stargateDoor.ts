// What goes to Atlassian's gateway: queues, web trigger addresses, the personal-data report.
import { z } from 'zod';
import type { EventQueue } from '../eventQueue';
import type { LimitRecord } from '../limits';
import type { PersonalDataState } from '../personalData';
import type { WebTriggers } from '../webTriggers';
import { json, readJson, type Door, type DoorAnswer, type DoorCall } from './door';

export interface StargateOptions {
  readonly queue: EventQueue;
  readonly webTriggers: WebTriggers;
  readonly personalData: PersonalDataState;
  readonly scopes: readonly string[];
  readonly limits: LimitRecord;
}

export function createStargateDoor(options: StargateOptions): Door {
  return async (call) => {
    // @forge/events sends the path with its placeholders unfilled – out/queries.js.
    if (call.target.startsWith('/webhook/queue/publish/'))
      return options.queue.publish(call.invocation, readJson(call));
    if (call.target.startsWith('/webhook/queue/stats/')) return options.queue.stats(readJson(call));
    if (call.target.startsWith('/webhook/queue/cancel/')) return options.queue.cancel(readJson(call));
    if (call.target === '/app/report-accounts') return report(options, call);
    const answer =
      call.target === '/graphql' ? options.webTriggers.answer(graphShape.parse(readJson(call))) : null;
    return (
      answer ?? json(501, { message: options.limits.unmodelled(`${call.method} stargate ${call.target}`) })
    );
  };
}

const graphShape = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).default({}) });

function report(options: StargateOptions, call: DoorCall): DoorAnswer {
  if (!options.scopes.includes('report:personal-data')) {
    return json(403, { message: 'scope does not match: report:personal-data' });
  }
  return options.personalData.report(readJson(call));
}
