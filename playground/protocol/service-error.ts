/**
 * An error as the service answers it: a handler throws it, the protocol encodes it. `code` is the error's name in
 * AWS's model (`InvalidInstanceId`); a handler may throw only what its operation declares and the errors that every
 * operation has (see pipeline.ts). `members` are the error shape's further members.
 */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: string;
  readonly members: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, members: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.members = members;
  }
}
