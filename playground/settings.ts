/** One setting of the account, as it is now. */
export interface Setting {
  readonly id: string;
  readonly value: string;
  readonly status: 'Default' | 'Customized';
  readonly modifiedDate: Date;
  readonly modifiedBy: string;
}

interface SettingRule {
  readonly default: string;
  /** Absent: any text. */
  readonly allowed?: readonly string[];
}

/** Ids and values: API reference, GetServiceSetting and UpdateServiceSetting. `$None` stands for no role. */
const rules: Readonly<Record<string, SettingRule>> = {
  '/ssm/appmanager/appmanager-enabled': { default: 'True', allowed: ['True', 'False'] },
  '/ssm/automation/customer-script-log-destination': { default: 'None', allowed: ['CloudWatch', 'None'] },
  '/ssm/automation/customer-script-log-group-name': { default: '/aws/ssm/automation/script' },
  '/ssm/automation/enable-adaptive-concurrency': { default: 'False', allowed: ['True', 'False'] },
  '/ssm/documents/console/public-sharing-permission': { default: 'Enable', allowed: ['Enable', 'Disable'] },
  '/ssm/managed-instance/activation-tier': { default: 'standard', allowed: ['standard', 'advanced'] },
  '/ssm/managed-instance/default-ec2-instance-management-role': { default: '$None' },
  '/ssm/opsinsights/opscenter': { default: 'Disabled', allowed: ['Enabled', 'Disabled'] },
  '/ssm/parameter-store/default-parameter-tier': {
    default: 'Standard',
    allowed: ['Standard', 'Advanced', 'Intelligent-Tiering'],
  },
  '/ssm/parameter-store/high-throughput-enabled': { default: 'false', allowed: ['true', 'false'] },
};

/** The service settings of one account in one region. */
export class Settings {
  readonly #changed = new Map<string, Setting>();
  readonly #startedAt: Date;

  constructor(startedAt: number) {
    this.#startedAt = new Date(startedAt);
  }

  /** The setting with that id, which may be the end of an ARN; undefined if the service has none. */
  get(idOrArn: string): Setting | undefined {
    const id = bareId(idOrArn);
    const rule = Object.hasOwn(rules, id) ? rules[id] : undefined;
    if (rule === undefined) return undefined;
    const byDefault = {
      id,
      value: rule.default,
      status: 'Default' as const,
      modifiedDate: this.#startedAt,
      modifiedBy: 'System',
    };
    return this.#changed.get(id) ?? byDefault;
  }

  /** The values that a setting can have; undefined: any. */
  allowedValues(idOrArn: string): readonly string[] | undefined {
    return rules[bareId(idOrArn)]?.allowed;
  }

  set(idOrArn: string, change: Pick<Setting, 'value' | 'modifiedDate' | 'modifiedBy'>): void {
    const id = bareId(idOrArn);
    this.#changed.set(id, { ...change, id, status: 'Customized' });
  }

  reset(idOrArn: string): void {
    this.#changed.delete(bareId(idOrArn));
  }
}

const bareId = (text: string) => text.replace(/^arn:[^:]*:ssm:[^:]*:\d*:servicesetting/, '');
