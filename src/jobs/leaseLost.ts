/** Another invocation holds the job, or may hold it any moment: stop at once, write nothing. */
export class LeaseLost extends Error {
  constructor() {
    super('The lease of the job is lost');
    this.name = 'LeaseLost';
  }
}
