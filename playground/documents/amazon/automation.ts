import type { AmazonDocument } from '../seed.ts';

const instanceParameters = {
  InstanceId: { type: 'StringList', description: '(Required) The EC2 instances.' },
  AutomationAssumeRole: {
    type: 'String',
    description:
      "(Optional) ARN of the role that the runbook works with; without one, the caller's own rights.",
    default: '',
  },
};

const changeState = (name: string, desired: string, more: Readonly<Record<string, unknown>> = {}) => ({
  name,
  action: 'aws:changeInstanceState',
  inputs: { InstanceIds: '{{ InstanceId }}', DesiredState: desired, ...more },
});

/** A runbook over EC2 instances. */
const runbook = (name: string, description: string, mainSteps: readonly unknown[]): AmazonDocument => ({
  name,
  type: 'Automation',
  content: {
    description,
    schemaVersion: '0.3',
    assumeRole: '{{ AutomationAssumeRole }}',
    parameters: instanceParameters,
    mainSteps,
  },
});

/** Runbooks. */
export const automationDocuments: readonly AmazonDocument[] = [
  runbook('AWS-RestartEC2Instance', 'Stops EC2 instances and starts them again.', [
    changeState('stopInstances', 'stopped'),
    changeState('startInstances', 'running'),
  ]),
  runbook('AWS-StopEC2Instance', 'Stops EC2 instances, by force if they do not stop by themselves.', [
    { ...changeState('stopInstances', 'stopped'), onFailure: 'Continue' },
    changeState('forceStopInstances', 'stopped', { CheckStateOnly: false, Force: true }),
  ]),
  runbook('AWS-StartEC2Instance', 'Starts EC2 instances.', [
    changeState('startInstances', 'running', { FailOnUnexpectedStopped: true }),
  ]),
];
