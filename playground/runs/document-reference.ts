/**
 * Splits `name`, `name:version` or an ARN with or without version, as a document names another one
 * (ParseDocumentNameAndVersion in amazon-ssm-agent).
 */
export function parseDocumentReference(reference: string): {
  readonly name: string;
  readonly version: string | undefined;
} {
  const [, version] = reference.slice(reference.lastIndexOf('/') + 1).split(':');
  return version === undefined
    ? { name: reference, version: undefined }
    : { name: reference.slice(0, -version.length - 1), version };
}
