import { checkInBoth } from '../../../support/both-languages.ts';
import { checkFix } from '../../../support/check-rule.ts';

const shell = `schemaVersion: '1.0'
sessionType: Standard_Stream
`;

const port = `schemaVersion: '1.0'
sessionType: Port
`;

describe('session-inputs', () => {
  it('reports a shell without inputs', () => {
    checkInBoth(
      'session-inputs',
      `schemaVersion: '1.0'
sessionType: Standard_Stream
#            ^^^^^^^^^^^^^^^ session-inputs: Sessions of type Standard_Stream need "inputs", which say where the log of the session goes
`,
    );
  });

  it('is silent with inputs, and on other types', () => {
    checkInBoth('session-inputs', `${shell}inputs: {}\n`);
    checkInBoth('session-inputs', `${port}properties: { portNumber: '80' }\n`);
  });
});

describe('session-unknown-key', () => {
  it('reports keys that nothing reads', () => {
    checkInBoth(
      'session-unknown-key',
      `${shell}inputs:
  idleSesionTimeout: '20'
# ^^^^^^^^^^^^^^^^^ session-unknown-key: Session Manager does not read "idleSesionTimeout"; did you mean "idleSessionTimeout"?
  shellProfile: { bash: ls }
#                 ^^^^ session-unknown-key: Session Manager does not read "bash"
`,
    );
    checkInBoth(
      'session-unknown-key',
      `${port}properties:
  portNumbr: '80'
# ^^^^^^^^^ session-unknown-key: Session Manager does not read "portNumbr"; did you mean "portNumber"?
`,
    );
  });

  it('is silent on any case, undocumented keys, and types that do not exist', () => {
    checkInBoth('session-unknown-key', `${shell}inputs: { S3BucketName: b, maxSessionDuration: '' }\n`);
    checkInBoth(
      'session-unknown-key',
      `${port}properties: { portNumber: '80', type: LocalPortForwarding, localConnectionType: unix }\n`,
    );
    checkInBoth('session-unknown-key', "schemaVersion: '1.0'\nsessionType: X\nproperties: { anything: x }\n");
  });

  it('renames', () => {
    checkFix('session-unknown-key', `${shell}inputs:\n  kmsKeyID2: x\n`, `${shell}inputs:\n  kmsKeyId: x\n`);
    checkFix(
      'session-unknown-key',
      '{"schemaVersion": "1.0", "sessionType": "Port", "properties": {"portNumbr": "80"}}',
      '{"schemaVersion": "1.0", "sessionType": "Port", "properties": {"portNumber": "80"}}',
    );
  });
});

describe('session-port-text', () => {
  it('reports numbers, nothing and what is no port', () => {
    checkInBoth(
      'session-port-text',
      `${port}properties:
  portNumber: 22
#             ^^ session-port-text: The agent reads "portNumber" as a text; write "22" in quotes
`,
    );
    checkInBoth(
      'session-port-text',
      `${port}properties:
  portNumber: ''
# ^^^^^^^^^^ session-port-text: "portNumber" is empty; write the port as a text, such as "80"
`,
    );
    checkInBoth(
      'session-port-text',
      `${port}properties:
  portNumber: '70000'
#             ^^^^^^^ session-port-text: "70000" is no port; write a number from 1 to 65535
`,
    );
  });

  it('is silent on texts and references', () => {
    checkInBoth('session-port-text', `${port}properties: { portNumber: '65535' }\n`);
    checkInBoth('session-port-text', `${port}properties: { portNumber: '{{ portNumber }}' }\n`);
    checkInBoth('session-port-text', `${shell}properties: { portNumber: 80 }\n`);
  });

  it('adds quotes', () => {
    checkFix(
      'session-port-text',
      `${port}properties: { portNumber: 22 }\n`,
      `${port}properties: { portNumber: '22' }\n`,
    );
    checkFix(
      'session-port-text',
      '{"schemaVersion": "1.0", "sessionType": "Port", "properties": {"portNumber": 22}}',
      '{"schemaVersion": "1.0", "sessionType": "Port", "properties": {"portNumber": "22"}}',
    );
  });
});

describe('session-port-denied-host', () => {
  it('reports addresses that the agent refuses', () => {
    checkInBoth(
      'session-port-denied-host',
      `${port}properties:
  host: 169.254.169.254
#       ^^^^^^^^^^^^^^^ session-port-denied-host: The agent refuses to forward to 169.254.169.254, an address of AWS's own services on the node
`,
    );
    checkInBoth('session-port-denied-host', `${port}properties: { host: 10.0.0.1 }\n`);
    checkInBoth('session-port-denied-host', `${port}properties: { host: '{{ host }}' }\n`);
  });
});

describe('session-streaming-bool', () => {
  it('reports texts and references', () => {
    checkInBoth(
      'session-streaming-bool',
      `${shell}inputs:
  cloudWatchStreamingEnabled: 'true'
#                             ^^^^^^ session-streaming-bool: The agent reads "cloudWatchStreamingEnabled" as a boolean only; write true or false without quotes
`,
    );
  });

  it('is silent on booleans, and on flags that are read as texts too', () => {
    checkInBoth('session-streaming-bool', `${shell}inputs: { cloudWatchStreamingEnabled: false }\n`);
    checkInBoth('session-streaming-bool', `${shell}inputs: { s3EncryptionEnabled: 'true' }\n`);
  });

  it('takes the quotes away', () => {
    checkFix(
      'session-streaming-bool',
      `${shell}inputs: { cloudWatchStreamingEnabled: 'true' }\n`,
      `${shell}inputs: { cloudWatchStreamingEnabled: true }\n`,
    );
  });
});

describe('session-timeouts', () => {
  it('reports minutes outside the range', () => {
    checkInBoth(
      'session-timeouts',
      `${shell}inputs:
  idleSessionTimeout: '90'
#                     ^^^^ session-timeouts: "idleSessionTimeout" takes 1 to 60 minutes, not "90"
  maxSessionDuration: two hours
#                     ^^^^^^^^^ session-timeouts: "maxSessionDuration" takes 1 to 1440 minutes, not "two hours"
`,
    );
  });

  it('is silent inside the range, on empty texts and references', () => {
    checkInBoth('session-timeouts', `${shell}inputs: { idleSessionTimeout: '60', maxSessionDuration: '' }\n`);
    checkInBoth(
      'session-timeouts',
      `${shell}inputs: { idleSessionTimeout: '{{ t }}', maxSessionDuration: 1440 }\n`,
    );
  });
});

describe('session-run-as-user', () => {
  it('asks for the user', () => {
    checkInBoth(
      'session-run-as-user',
      `${shell}inputs:
  runAsEnabled: true
  runAsDefaultUser: ''
# ^^^^^^^^^^^^^^^^ session-run-as-user: Without "runAsDefaultUser" the session fails for everybody whose IAM role or user has no tag SSMSessionRunAs
`,
    );
    checkInBoth(
      'session-run-as-user',
      `${shell}inputs:
  runAsEnabled: 'true'
# ^^^^^^^^^^^^ session-run-as-user
`,
    );
  });

  it('is silent with a user, and when it is off', () => {
    checkInBoth(
      'session-run-as-user',
      `${shell}inputs: { runAsEnabled: true, runAsDefaultUser: ec2-user }\n`,
    );
    checkInBoth('session-run-as-user', `${shell}inputs: { runAsEnabled: false, runAsDefaultUser: '' }\n`);
  });
});

describe('session-no-logs', () => {
  it('reports that nothing is logged', () => {
    checkInBoth(
      'session-no-logs',
      `${shell}inputs: { s3BucketName: '', cloudWatchLogGroupName: '' }
^^^^^^ session-no-logs: Nothing of the session is logged; name an s3BucketName or a cloudWatchLogGroupName
`,
    );
  });

  it('is silent with either, and where nothing can be logged', () => {
    checkInBoth('session-no-logs', `${shell}inputs: { s3BucketName: b }\n`);
    checkInBoth('session-no-logs', `${shell}inputs: { cloudWatchLogGroupName: '{{ group }}' }\n`);
    checkInBoth('session-no-logs', `${port}inputs: {}\n`);
  });
});

describe('session-logs-plain', () => {
  it('reports logs that need not be encrypted', () => {
    checkInBoth(
      'session-logs-plain',
      `${shell}inputs:
  s3BucketName: b
  s3EncryptionEnabled: false
#                      ^^^^^ session-logs-plain: The log of the session may go to a bucket without encryption; encrypt it and write true
  cloudWatchLogGroupName: g
  cloudWatchEncryptionEnabled: 'false'
#                              ^^^^^^^ session-logs-plain: The log of the session may go to a log group without encryption; encrypt it and write true
`,
    );
  });

  it('is silent where no log goes, and on true', () => {
    checkInBoth('session-logs-plain', `${shell}inputs: { s3BucketName: '', s3EncryptionEnabled: false }\n`);
    checkInBoth('session-logs-plain', `${shell}inputs: { s3BucketName: b, s3EncryptionEnabled: true }\n`);
  });

  it('changes the flag', () => {
    checkFix(
      'session-logs-plain',
      `${shell}inputs: { s3BucketName: b, s3EncryptionEnabled: 'false' }\n`,
      `${shell}inputs: { s3BucketName: b, s3EncryptionEnabled: 'true' }\n`,
    );
  });
});

describe('session-no-kms', () => {
  it('reports a shell without a key of its own', () => {
    checkInBoth(
      'session-no-kms',
      `${shell}inputs:
  kmsKeyId: ''
# ^^^^^^^^ session-no-kms: Session data is encrypted by TLS only; name a kmsKeyId to encrypt it with a key of your own
`,
    );
    checkInBoth('session-no-kms', `${shell}inputs: {}\n^^^^^^ session-no-kms\n`);
  });

  it('is silent with a key', () => {
    checkInBoth('session-no-kms', `${shell}inputs: { kmsKeyId: alias/a }\n`);
  });
});
