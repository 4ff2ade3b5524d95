import { createHash } from 'node:crypto';
import type { ParameterTier, ParameterType, Tag } from '../models/ssm-types.ts';
import type { Policy } from './policies.ts';

/** One version of a parameter. Only its labels change. */
export interface ParameterVersion {
  readonly version: number;
  readonly value: string;
  readonly description: string | undefined;
  readonly keyId: string | undefined;
  readonly allowedPattern: string | undefined;
  readonly tier: Exclude<ParameterTier, 'Intelligent-Tiering'>;
  readonly policies: readonly Policy[];
  readonly dataType: string;
  readonly modifiedDate: Date;
  readonly modifiedBy: string;
  labels: readonly string[];
}

export interface StoredParameter {
  /** One that another account has shared is named by its ARN. */
  readonly name: string;
  readonly arn: string;
  readonly owner: 'self' | 'shared' | 'public';
  readonly type: ParameterType;
  tags: readonly Tag[];
  /** Oldest first, at least one, a hundred at most. */
  versions: readonly ParameterVersion[];
}

/** Older versions go when a parameter has more (user guide, "Working with parameter versions"). */
export const mostVersions = 100;

/**
 * The parameters that one account sees in one region. They are listed in the order in which they were made, and keep
 * their place while others are deleted, so that page tokens stay good.
 */
export class ParameterStore {
  readonly #now: () => Date;
  readonly #places: (StoredParameter | undefined)[] = [];
  readonly #byName = new Map<string, number>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Places, not parameters: some may be empty. */
  get size(): number {
    return this.#places.length;
  }

  /** Undefined where a parameter was deleted or has expired. */
  at(index: number): StoredParameter | undefined {
    const parameter = this.#places[index];
    return parameter === undefined || this.#hasExpired(parameter) ? undefined : parameter;
  }

  find(name: string): StoredParameter | undefined {
    const index = this.#byName.get(name);
    return index === undefined ? undefined : this.at(index);
  }

  add(parameter: StoredParameter): void {
    this.delete(parameter.name);
    this.#byName.set(parameter.name, this.#places.length);
    this.#places.push(parameter);
  }

  /** False if there is no such parameter. */
  delete(name: string): boolean {
    const index = this.#byName.get(name);
    if (index === undefined) return false;
    const existed = this.at(index) !== undefined;
    this.#places[index] = undefined;
    this.#byName.delete(name);
    return existed;
  }

  *[Symbol.iterator](): Iterator<StoredParameter> {
    for (let index = 0; index < this.size; index += 1) {
      const parameter = this.at(index);
      if (parameter !== undefined) yield parameter;
    }
  }

  #hasExpired(parameter: StoredParameter): boolean {
    const { policies } = latestOf(parameter);
    return policies.some(({ expiresAt }) => expiresAt !== undefined && expiresAt <= this.#now().getTime());
  }
}

export function latestOf(parameter: StoredParameter): ParameterVersion {
  const latest = parameter.versions.at(-1);
  if (latest === undefined) throw new Error(`${parameter.name} has no version.`);
  return latest;
}

/**
 * The value as it is read: that of a SecureString without decryption is a text that looks like KMS's ciphertext and
 * tells nothing of the value but that it is another one.
 */
export function readValue(parameter: StoredParameter, version: ParameterVersion, decrypt: boolean): string {
  if (parameter.type !== 'SecureString' || decrypt) return version.value;
  const key = `${parameter.arn}:${version.version}`;
  const bytes = ['header', 'body', 'tag'].map((part) =>
    createHash('sha512').update(`${key}/${part}/${version.modifiedDate.getTime()}`).digest(),
  );
  return `AQICAHiP${Buffer.concat(bytes).toString('base64')}`;
}
