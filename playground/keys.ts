// Keys of KMS: which there are, and which can be used. What is encrypted with them is in kms/key-material.ts.
import { seededRandom } from './fleet/random.ts';
import { uuid } from './patching/catalogue.ts';

export interface Key {
  readonly id: string;
  readonly arn: string;
  readonly aliases: readonly string[];
  readonly description: string;
  readonly manager: 'AWS' | 'CUSTOMER';
  readonly enabled: boolean;
}

/** The key that SecureStrings are encrypted with unless another one is named. */
export const defaultAlias = 'alias/aws/ssm';

const seeds = [
  {
    alias: defaultAlias,
    description: 'Default key that protects my SSM parameters',
    manager: 'AWS',
    enabled: true,
  },
  {
    alias: 'alias/company-secrets',
    description: 'Secrets of all services',
    manager: 'CUSTOMER',
    enabled: true,
  },
  {
    alias: 'alias/payments',
    description: 'Secrets of the payments team',
    manager: 'CUSTOMER',
    enabled: true,
  },
  { alias: 'alias/retired', description: 'No longer in use', manager: 'CUSTOMER', enabled: false },
] as const;

/** The keys of one account in one region. */
export class Keys {
  readonly list: readonly Key[];
  readonly #prefix: string;

  constructor({
    seed,
    account,
    region,
  }: {
    readonly seed: string;
    readonly account: string;
    readonly region: string;
  }) {
    this.#prefix = `arn:aws:kms:${region}:${account}:`;
    this.list = seeds.map(({ alias, ...facts }) => {
      const id = uuid(seededRandom(`${seed}/key/${alias}`).hex(32));
      return { ...facts, id, arn: `${this.#prefix}key/${id}`, aliases: [alias] };
    });
  }

  /** By id, ARN, alias or the alias's ARN. */
  find(idOrAlias: string): Key | undefined {
    const bare = idOrAlias.startsWith(this.#prefix) ? idOrAlias.slice(this.#prefix.length) : idOrAlias;
    const id = bare.replace(/^key\//, '');
    return this.list.find((key) => key.id === id || key.aliases.includes(bare));
  }

  aliasArn(alias: string): string {
    return `${this.#prefix}${alias}`;
  }
}
