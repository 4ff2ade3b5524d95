// What Parameter Store takes, checked before it is sent. The limits are those of the API reference (PutParameter,
// LabelParameterVersion), sizes those of the General Reference.
import type { ParameterTier, ParameterType } from './parameters.ts';

export const parameterTypes: readonly ParameterType[] = ['String', 'StringList', 'SecureString'];
export const parameterTiers: readonly ParameterTier[] = ['Standard', 'Advanced', 'Intelligent-Tiering'];

/** What the value of a String may be, with what AWS does about it. */
export const parameterDataTypes = {
  text: 'Any text',
  'aws:ec2:image': 'The id of an AMI; AWS looks whether the account can use it',
  'aws:ssm:integration': 'The settings of an integration of Systems Manager',
} as const;

const mostLevels = 15;
/** With the ARN before it. */
const longestName = 1011;
/** Bytes of a value. */
const largestValue = { Standard: 4096, Advanced: 8192, 'Intelligent-Tiering': 8192 } as const;
const longestPattern = 1024;
export const longestDescription = 1024;
export const mostLabels = 10;

/** What is wrong with the name of a new parameter, or undefined. */
export function checkParameterName(name: string, region = ''): string | undefined {
  if (!/^[\w.\-/]+$/.test(name))
    return 'A name consists of letters, digits and . - _ with / between its levels.';
  if (name.includes('/') && !name.startsWith('/')) return 'A name with a path begins with a slash.';
  if (name.includes('//') || name.endsWith('/')) return 'A name follows each slash.';
  if (/^\/?(?:aws|ssm)/i.test(name)) return 'Names that begin with aws or ssm are kept for AWS.';
  if (name.split('/').length - 1 > mostLevels) return `A path has at most ${mostLevels} levels.`;
  // The account is not known without a call, but any has 12 digits.
  const arn = `arn:aws:ssm:${region}:123456789012:parameter/${name.replace(/^\//, '')}`;
  if (arn.length > longestName) {
    return `A name has at most ${longestName - (arn.length - name.length)} characters here.`;
  }
  return undefined;
}

/** What a value has to keep to. */
export interface ValueRules {
  readonly tier?: ParameterTier | undefined;
  readonly dataType?: string | undefined;
  readonly allowedPattern?: string | undefined;
}

/**
 * What is wrong with a value, or undefined. Without a tier the account's default counts, which may be any: the value
 * has room for the largest. The message never holds the value.
 */
export function checkValue(
  value: string,
  { tier = 'Intelligent-Tiering', dataType, allowedPattern = '' }: ValueRules,
): string | undefined {
  if (value === '') return 'A parameter cannot be empty.';
  if (/\{\{.*\}\}/s.test(value)) return 'A value cannot hold another parameter in {{ }}.';
  const size = new TextEncoder().encode(value).length;
  if (size > largestValue[tier]) {
    const larger = tier === 'Standard' && size <= largestValue.Advanced;
    const advice = larger ? ' The tier Advanced takes 8,192.' : '';
    return `The value has ${size.toLocaleString('en')} bytes; the tier ${tier} takes ${largestValue[tier].toLocaleString('en')}.${advice}`;
  }
  if (dataType === 'aws:ec2:image' && !/^ami-[0-9a-f]{8,17}$/.test(value)) {
    return 'The id of an image looks like ami-0123456789abcdef0.';
  }
  const pattern = compilePattern(allowedPattern);
  if (pattern === undefined || pattern.test(value)) return undefined;
  return `The value does not match the allowed pattern ${allowedPattern}`;
}

/** What means something else in Java's regular expressions than here, or nothing here. */
const onlyJava = /\\[pPhHvVRXAzZQEGkx]|&&|\[[^\]]*\[|[*+?}]\+|\(\?[^:=!<]/;

/**
 * What AWS matches values with are Java's regular expressions. A pattern that means the same here tells of values that
 * AWS will surely refuse; the rest is left to AWS.
 */
function compilePattern(pattern: string): RegExp | undefined {
  if (pattern === '' || onlyJava.test(pattern)) return undefined;
  try {
    return new RegExp(pattern);
  } catch {
    return undefined;
  }
}

/** What is wrong with an allowed pattern, or undefined. Empty means none. */
export function checkPattern(pattern: string): string | undefined {
  return pattern.length > longestPattern ? `A pattern has at most ${longestPattern} characters.` : undefined;
}

/** What is wrong with a label of a version, or undefined. */
export function checkLabel(label: string): string | undefined {
  if (!/^[\w.-]{1,100}$/.test(label)) return `${label}: a label has up to 100 letters, digits and . - _`;
  return /^(?:\d|aws|ssm)/i.test(label)
    ? `${label}: a label begins with none of a digit, aws and ssm.`
    : undefined;
}
