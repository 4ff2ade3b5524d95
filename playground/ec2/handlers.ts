import type { Ec2Handlers } from '../handler.ts';
import { imageHandlers } from './images.ts';
import { instanceDetailHandlers } from './instance-details.ts';
import { instanceStateHandlers } from './instance-state.ts';
import { instanceHandlers } from './instances.ts';
import { regionHandlers } from './regions.ts';
import { tagHandlers } from './tags.ts';
import { vpcEndpointHandlers } from './vpc-endpoints.ts';

/** What the playground answers for EC2; every other operation of the model is a 501. */
export const ec2Handlers: Ec2Handlers = {
  ...instanceHandlers,
  ...instanceStateHandlers,
  ...instanceDetailHandlers,
  ...imageHandlers,
  ...regionHandlers,
  ...tagHandlers,
  ...vpcEndpointHandlers,
};
