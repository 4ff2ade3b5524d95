import type { Ec2Handlers } from '../handler.ts';

/** What the playground answers for EC2; every other operation of the model is a 501. */
export const ec2Handlers: Ec2Handlers = {};

/** EC2's model declares no errors; these are the documented ones that the handlers throw. */
export const ec2ErrorCodes: ReadonlySet<string> = new Set();
