/**
 * Limits of documents and runs. Sources: AWS General Reference, Systems Manager quotas; the user guide; the
 * shapes of the ssm API model; agent code for the script time-outs.
 */
export const limits = {
  /** Bytes of a document; run-time parameter values count too (quotas page; CreateDocument Content). */
  documentBytes: 65_536,
  /** Characters (ssm API, DocumentName). */
  documentName: { min: 3, max: 128 },
  automation: {
    /** Levels of runbooks that start runbooks. */
    nesting: 5,
    /** Hours that a run in the caller's own name may take. */
    userContextHours: 12,
    attachments: 5,
    /** Iterations of aws:loop. */
    loopIterations: 100,
    approvers: 10,
    /** Seconds. */
    scriptSeconds: 600,
    apiSeconds: 25,
    sleepSeconds: 604_799,
    approveSeconds: { default: 604_800, max: 2_592_000 },
    /** Default of aws:waitForAwsResourceProperty and aws:changeInstanceState. */
    waitSeconds: 3600,
    /** Seconds that the steps after a cancellation have. */
    cancelSeconds: 120,
    /** Characters of a parameter value given at start (ssm API, AutomationParameterValue). */
    parameterValue: 512,
    parameterValues: 50,
    parameters: 200,
    parameterName: 50,
  },
  command: {
    /** Seconds that a script may run; outside the range the agent takes the default without a word. */
    scriptSeconds: { min: 5, max: 172_800, default: 3600 },
    /** Levels of documents that run documents. */
    runDocumentDepth: 3,
    /** Characters kept of each output (longer output only in S3 or CloudWatch Logs). */
    stdout: 24_000,
    stderr: 8000,
    additionalArguments: 4096,
  },
  session: {
    /** Minutes. */
    idleMinutes: { min: 1, max: 60, default: 20 },
    durationMinutes: { min: 1, max: 1440 },
    /** Characters of a parameter name given at start (ssm API, SessionManagerParameterName). */
    parameterName: 255,
  },
  package: {
    attachments: 20,
    files: 1000,
    packages: 500,
    manifestBytes: 65_536,
    /** Characters of the version. */
    version: 128,
  },
} as const;

/** Name patterns, JavaScript spelling. */
export const namePatterns = {
  /** ssm API, DocumentName (verified). */
  document: /^[a-zA-Z0-9_\-.]{3,128}$/,
  /** guide automation-actions; service message "StepName: X is invalid." (reported). */
  step: /^[a-zA-Z0-9_]+$/,
  /** agent framework/docparser/parameters/parameters.go:29 (verified); service message (reported). */
  parameter: /^[a-zA-Z0-9]+$/,
  /** ssm API, InstanceId (verified). */
  instanceId: /^(?:i-(?:\w{8}|\w{17})|mi-\w{17})$/,
  /** ssm API, DocumentVersion (verified). */
  documentVersion: /^(?:\$LATEST|\$DEFAULT|[1-9]\d*)$/,
  /** guide distributor-working-with-packages-create (documented). */
  packageVersion: /^[a-zA-Z0-9_\-.]{1,128}$/,
  /** ssm API, AttachmentName (verified). */
  attachment: /^[a-zA-Z0-9_\-.]{3,128}$/,
} as const;

/** Patterns of MaxConcurrency and MaxErrors (ssm API, verified). */
export const rateLimitPatterns = {
  maxConcurrency: '^([1-9][0-9]*|[1-9][0-9]%|[1-9]%|100%)$',
  maxErrors: '^([1-9][0-9]*|[0]|[1-9][0-9]%|[0-9]%|100%)$',
} as const;

/**
 * How the name of the SNS topic of an approval starts; the role of Automation may publish to no other topic.
 * Source: guide automation-action-approve (documented).
 */
export const approvalTopicPrefix = 'Automation';
