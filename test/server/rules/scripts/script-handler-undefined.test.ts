import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'script-handler-undefined';

describe(code, () => {
  it('reports functions that are not there', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: main
      #        ^^^^ script-handler-undefined: The script defines no function "main"; it has "run" and "stop"
      Script: |
        def run(events, context):
          return events
        def stop(events, context):
          return events
`,
    );
  });

  it('reports another number of arguments', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: run
      Script: |
        def run(events):
      #     ^^^ script-handler-undefined: "run" is called with two arguments, events and context, but takes 1
          return events
`,
    );
  });

  it('counts arguments that must be there', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: run
      Script: |
        def run(a, b, c, d=1):
      #     ^^^ script-handler-undefined: "run" is called with two arguments, events and context, but takes 3
          return a
`,
    );
  });

  it('counts as Python does', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: s0, action: 'aws:executeScript', inputs: { Runtime: python3.11, Handler: f, Script: 'def f(*all): pass' } }
  - { name: s1, action: 'aws:executeScript', inputs: { Runtime: python3.11, Handler: f, Script: 'def f(events, *rest): pass' } }
  - { name: s2, action: 'aws:executeScript', inputs: { Runtime: python3.11, Handler: f, Script: 'def f(events, context=None, more=(1, 2)): pass' } }
  - { name: s3, action: 'aws:executeScript', inputs: { Runtime: python3.11, Handler: f, Script: 'def f(events: dict[str, str], context, /, *, key=1, **rest): pass' } }
  - { name: s4, action: 'aws:executeScript', inputs: { Runtime: python3.11, Handler: f, Script: 'async def f(a, b): pass' } }
`,
    );
  });

  it('leaves names that are bound otherwise, and code that is not here, alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: s0, action: 'aws:executeScript', inputs: { Runtime: python3.11, Handler: f, Script: "def g(a, b): pass\\nf = g" } }
  - { name: s1, action: 'aws:executeScript', inputs: { Runtime: python3.11, Handler: f, Script: "if True:\\n  def f(a, b): pass" } }
  - { name: s2, action: 'aws:executeScript', inputs: { Runtime: python3.11, Handler: f, Script: "def g(): pass\\nclass f: pass" } }
  - { name: s3, action: 'aws:executeScript', inputs: { Runtime: python3.11, Handler: f, Script: "from x import *\\ndef g(): pass" } }
  - { name: s4, action: 'aws:executeScript', inputs: { Runtime: python3.11, Handler: f, Script: "{{ code }}" } }
  - { name: s5, action: 'aws:executeScript', inputs: { Runtime: python3.11, Handler: f, Script: "def g(): pass", Attachment: a.zip } }
  - { name: s6, action: 'aws:executeScript', inputs: { Runtime: python3.11, Handler: f, Script: "@wraps\\ndef f(a): pass" } }
`,
    );
  });

  it('leaves PowerShell alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: PowerShell 7.4
      Handler: main
      Script: def
`,
    );
  });

  it('changes to the only function', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: main
      Script: |
        def run(events, context):
          return events
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: run
      Script: |
        def run(events, context):
          return events
`,
    );
  });
});
