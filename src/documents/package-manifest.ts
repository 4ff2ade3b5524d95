/** What the manifest of a Distributor package says. */
export interface PackageManifest {
  readonly version: string | undefined;
  readonly publisher: string | undefined;
  readonly systems: readonly PackageSystem[];
}

/** One operating system that a package is for, with the files for it. */
export interface PackageSystem {
  /** As the manifest names it: `amazon`, `windows`, `ubuntu`, … */
  readonly name: string;
  readonly targets: readonly PackageTarget[];
}

/** A release of a system and a processor, with the file that is installed there. */
export interface PackageTarget {
  /** `_any` for all of them. */
  readonly release: string;
  readonly architecture: string;
  readonly file: string | undefined;
}

/**
 * Reads the manifest of a package, which is always JSON. Whatever is not as it should be is left out.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/distributor-working-with-packages-create.html
 *
 * @throws Error if the text is no JSON map
 */
export function readPackageManifest(content: string): PackageManifest {
  const root = record(parse(content));
  if (root === undefined) throw new Error("The package's manifest is not a map in JSON.");
  return {
    version: text(root['version']),
    publisher: text(root['publisher']),
    systems: entries(root['packages']).map(([name, releases]) => ({ name, targets: readTargets(releases) })),
  };
}

/** `any release, x86_64` in words. */
export function describeTarget({ release, architecture }: PackageTarget): string {
  return `${release === '_any' ? 'any release' : release}, ${architecture === '_any' ? 'any processor' : architecture}`;
}

function readTargets(releases: unknown): PackageTarget[] {
  return entries(releases).flatMap(([release, architectures]) =>
    entries(architectures).map(([architecture, target]) => ({
      release,
      architecture,
      file: text(record(target)?.['file']),
    })),
  );
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function entries(value: unknown): [string, unknown][] {
  return Object.entries(record(value) ?? {});
}

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
