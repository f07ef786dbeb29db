// What Forge's storage answers to a request that it refuses: {code, message}.

export class KvsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = 'KvsError';
    this.code = code;
    this.status = status;
  }
}
