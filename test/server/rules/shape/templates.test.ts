import { checkInBoth } from '../../../support/both-languages.ts';
import { checkFix, checkRule } from '../../../support/check-rule.ts';

describe('doc-bare-template', () => {
  const message =
    'An SSM document has its template under "templateBody", beside "schemaVersion"; a bare one is refused';

  it('reports templates of CloudFormation and conformance packs, and nothing else about them', () => {
    const bare = (type: string): string => `Resources:\n  A: { Type: '${type}' }\n`;
    for (const type of ['AWS::S3::Bucket', 'AWS::Config::ConfigRule']) {
      checkInBoth(
        'doc-bare-template',
        bare(type).replace('\n', `\n^^^^^^^^^ doc-bare-template: ${message}\n`),
      );
      checkInBoth('doc-missing-key', bare(type));
      checkInBoth('doc-schema-missing', bare(type));
    }
  });

  it('is silent on documents', () => {
    checkInBoth(
      'doc-bare-template',
      "schemaVersion: '1.0'\ntemplateBody:\n  Resources: { A: { Type: 'AWS::S3::Bucket' } }\n",
    );
    checkInBoth('doc-bare-template', "schemaVersion: '2.2'\nmainSteps: []\nResources: {}\n");
  });

  it('wraps the template', () => {
    checkFix(
      'doc-bare-template',
      '# Head\nDescription: |\n  One\n\n  Two\nResources:\n  A: { Type: AWS::S3::Bucket }\n',
      "# Head\nschemaVersion: '1.0'\ntemplateBody:\n  Description: |\n    One\n\n    Two\n  Resources:\n    A: { Type: AWS::S3::Bucket }\n",
    );
  });
});

const changeTemplate = (runbooks: string): string => `schemaVersion: '0.3'
templateInformation: x
executableRunBooks:${runbooks}
mainSteps: []
`;

describe('change-template-runbooks', () => {
  it('wants the name of each runbook', () => {
    checkInBoth(
      'change-template-runbooks',
      changeTemplate(`
  - AWS-RestartEC2Instance
#   ^^^^^^^^^^^^^^^^^^^^^^ change-template-runbooks: A runbook needs its "name"
  - { version: '1' }
#   ^^^^^^^^^^^^^^^^ change-template-runbooks: A runbook needs its "name"
  - { name: AWS-HelloWorld, version: $DEFAULT }`),
    );
    checkInBoth(
      'change-template-runbooks',
      changeTemplate(' AWS-HelloWorld').replace(
        ' AWS-HelloWorld',
        '$&\n^^^^^^^^^^^^^^^^^^ change-template-runbooks: "executableRunBooks" takes a list of maps, each with the name of a runbook',
      ),
    );
  });

  it('is silent on no runbooks', () => {
    checkInBoth('change-template-runbooks', changeTemplate(' []'));
  });
});

describe('doc-change-template-closed', () => {
  it('says so once', () => {
    checkInBoth(
      'doc-change-template-closed',
      `schemaVersion: '0.3'
templateInformation: x
^^^^^^^^^^^^^^^^^^^ doc-change-template-closed: Change Manager takes no new customers since 7 November 2025
executableRunBooks: []
`,
    );
    checkInBoth('doc-change-template-closed', "schemaVersion: '0.3'\nmainSteps: []\n");
  });
});

describe('calendar-body', () => {
  it('reports what the calendar lacks and what it says wrongly', () => {
    checkRule(
      'calendar-body',
      `BEGIN:VCALENDAR
^^^^^^^^^^^^^^^ calendar-body: The calendar has no PRODID
VERSION:1.0
^^^^^^^^^^^ calendar-body: Change Calendar reads iCalendar 2.0, not 1.0
X-CALENDAR-TYPE:OPEN
^^^^^^^^^^^^^^^^^^^^ calendar-body: X-CALENDAR-TYPE is "DEFAULT_OPEN" or "DEFAULT_CLOSED"
END:VCALENDAR`,
      'text',
    );
    checkRule(
      'calendar-body',
      `BEGIN:VCALENDAR
^^^^^^^^^^^^^^^ calendar-body: The calendar has no VERSION
^^^^^^^^^^^^^^^ calendar-body: The calendar has no X-CALENDAR-TYPE
PRODID:-//AWS//Change Calendar 1.0//EN
END:VCALENDAR`,
      'text',
    );
  });

  it('reports what does not begin or end', () => {
    checkRule(
      'calendar-body',
      `BEGIN:VCALENDAR
^^^^^^^^^^^^^^^ calendar-body: BEGIN:VCALENDAR has no END
PRODID:x
VERSION:2.0
X-CALENDAR-TYPE:DEFAULT_CLOSED
BEGIN:VEVENT
END:VCALENDAR
^^^^^^^^^^^^^ calendar-body: BEGIN:VEVENT has to end before END:VCALENDAR`,
      'text',
    );
    checkRule(
      'calendar-body',
      `BEGIN:VCALENDAR
PRODID:x
VERSION:2.0
X-CALENDAR-TYPE:DEFAULT_CLOSED
END:VCALENDAR
END:VEVENT
^^^^^^^^^^ calendar-body: END:VEVENT has no BEGIN
UID:1
^^^^^ calendar-body: UID stands outside of the calendar`,
      'text',
    );
  });

  it('takes folded lines, parameters and Windows line ends', () => {
    checkRule(
      'calendar-body',
      'BEGIN:VCALENDAR\r\nPRODID:x\r\nVERSION:2.0\r\nX-CALENDAR-TYPE:DEFAULT_OPEN\r\nBEGIN:VEVENT\r\nDTSTART;TZID=UTC:2030\r\nDESCRIPTION:long\r\n text\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
      'text',
    );
  });
});

describe('approval-policy-entities', () => {
  it('reports other actions and types', () => {
    checkRule(
      'approval-policy-entities',
      `permit (
  principal in AWS::IdentityStore::Role::"x",
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ approval-policy-entities: Just-in-time node access has no entities of type "AWS::IdentityStore::Role"; it has "AWS::IdentityStore::User", "AWS::IdentityStore::Group", "AWS::EC2::Instance" and "AWS::SSM::ManagedInstance"
  action == AWS::SSM::Action::"startSession",
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ approval-policy-entities: Just-in-time node access knows the action AWS::SSM::Action::"getTokenForInstanceAccess" only, not "startSession"
  resource is AWS::S3::Bucket
           ^^^^^^^^^^^^^^^^^^ approval-policy-entities: Just-in-time node access has no entities of type "AWS::S3::Bucket"; it has "AWS::IdentityStore::User", "AWS::IdentityStore::Group", "AWS::EC2::Instance" and "AWS::SSM::ManagedInstance"
);`,
      'text',
    );
  });

  it('takes the known ones, comments and texts', () => {
    checkRule(
      'approval-policy-entities',
      `// AWS::S3::Bucket::"x" is not for us
forbid (principal == AWS::IdentityStore::User::"u", action == AWS::SSM::Action::"getTokenForInstanceAccess", resource is AWS::EC2::Instance)
when { resource.getTag("is AWS::S3::Bucket") == "x" };`,
      'text',
    );
  });
});
