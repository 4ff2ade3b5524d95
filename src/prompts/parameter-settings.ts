import type * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { defaultKeyAlias } from '../aws/key-aliases.ts';
import type { ParameterSettings } from '../aws/parameter-changes.ts';
import { checkPolicies, describePolicy } from '../aws/parameter-policies.ts';
import {
  checkPattern,
  checkValue,
  longestDescription,
  parameterDataTypes,
  parameterTiers,
} from '../aws/parameter-rules.ts';
import type { ParameterTier, ParameterType } from '../aws/parameters.ts';
import { checkTagKey, checkTagValue, type Tag } from '../aws/tags.ts';
import { chooseKey } from './key-alias.ts';
import { editPolicies } from './parameter-policies.ts';
import { askText, back, Cancelled, pickOne } from './quick-pick.ts';

/** A parameter as it is to be. */
export interface ParameterDraft extends ParameterSettings {
  readonly name: string;
  readonly type: ParameterType;
  /** Undefined where it stays and is not known. */
  readonly value: string | undefined;
  /** Only when it is created; later they are changed by themselves. */
  readonly tags?: readonly Tag[];
}

export interface SettingsReview {
  readonly title: string;
  /** What choosing the first row does: `Create /shop/port`. */
  readonly action: string;
  readonly placeholder: string;
  /** The tier that it has already: AWS never goes back from Advanced. */
  readonly tierNow?: ParameterTier | undefined;
  readonly canGoBack?: boolean;
  /** What AWS said to it the last time. */
  readonly refusal?: string | undefined;
}

interface SettingItem extends vscode.QuickPickItem {
  readonly accept?: true;
  readonly edit?: (title: string) => Promise<Partial<ParameterDraft> | typeof back>;
}

/**
 * Shows a parameter as it is to be, with all its settings to change. What does not fit together is said in place of the
 * first row, which accepts it.
 * @throws Cancelled if the user leaves it; nothing has been changed then
 */
export async function reviewSettings(
  clients: Clients,
  before: ParameterDraft,
  review: SettingsReview,
): Promise<ParameterDraft | typeof back> {
  let draft = before;
  for (;;) {
    const items = [
      acceptItem(draft, review),
      ...refusalItems(review),
      ...settingItems(clients, draft, review),
    ];
    const item = await pickOne<SettingItem>(items, {
      ...{ title: review.title, placeholder: review.placeholder },
      ...(review.canGoBack === undefined ? {} : { canGoBack: review.canGoBack }),
      canChoose: ({ accept, edit }) => accept === true || edit !== undefined,
    });
    if (item === back) return back;
    if (item.accept === true) return draft;
    const change = await item.edit?.(`${review.title} · ${plainLabel(item.label)}`);
    if (change !== undefined && change !== back) draft = { ...draft, ...change };
  }
}

const plainLabel = (label: string): string => label.replace(/^\$\([\w-]+\) |…$/g, '');

function acceptItem(draft: ParameterDraft, { action }: SettingsReview): SettingItem {
  const problem = checkDraft(draft);
  return problem === undefined
    ? { label: `$(check) ${action}`, description: draft.type, accept: true, picked: true }
    : { label: `$(error) ${problem}`, description: 'change it below' };
}

const refusalItems = ({ refusal }: SettingsReview): SettingItem[] =>
  refusal === undefined ? [] : [{ label: '$(error) It was not written', detail: refusal }];

/** What keeps AWS from taking the parameter, or undefined. */
function checkDraft(draft: ParameterDraft): string | undefined {
  const { value, policies = [], tier } = draft;
  if (policies.length > 0 && tier !== 'Advanced' && tier !== 'Intelligent-Tiering') {
    return 'Policies need the tier Advanced.';
  }
  return checkPolicies(policies, Date.now()) ?? (value === undefined ? undefined : checkValue(value, draft));
}

function settingItems(clients: Clients, draft: ParameterDraft, { tierNow }: SettingsReview): SettingItem[] {
  const { type, tier, keyId, dataType = 'text', description = '', allowedPattern = '' } = draft;
  const { policies = [], tags } = draft;
  const row = (label: string, now: string, edit: NonNullable<SettingItem['edit']>): SettingItem => ({
    label,
    description: now,
    edit,
  });
  return [
    row('$(note) Description…', description === '' ? 'none' : description, (title) =>
      askDescription(title, description),
    ),
    row('$(layers) Tier…', tier ?? 'the default of the account', (title) =>
      chooseTier(title, draft, tierNow),
    ),
    ...(type === 'SecureString'
      ? [
          row('$(key) KMS Key…', keyId ?? defaultKeyAlias, async (title) => {
            const key = await chooseKey(clients, { title, current: keyId });
            return key === back ? back : { keyId: key };
          }),
        ]
      : []),
    ...(type === 'StringList'
      ? []
      : [row('$(symbol-key) Data Type…', dataType, (title) => chooseDataType(title, dataType))]),
    row('$(regex) Allowed Pattern…', allowedPattern === '' ? 'any value' : allowedPattern, (title) =>
      askPattern(title, draft),
    ),
    row(
      '$(calendar) Policies…',
      policies.length === 0 ? 'none' : policies.map(describePolicy).join(' · '),
      async (title) => {
        const edited = await editPolicies(title, policies);
        if (edited === back) return back;
        // Without it AWS refuses them; the row of the tier says so.
        const needed =
          edited.length > 0 && tier !== 'Intelligent-Tiering' ? { tier: 'Advanced' as const } : {};
        return { policies: edited, ...needed };
      },
    ),
    ...(tags === undefined
      ? []
      : [
          row(
            '$(tag) Add a Tag…',
            tags.map(({ key, value }) => `${key}=${value}`).join(', ') || 'none',
            async (title) => askTag(title, tags),
          ),
        ]),
  ];
}

async function askDescription(
  title: string,
  description: string,
): Promise<Partial<ParameterDraft> | typeof back> {
  const answer = await askText({
    ...{ title, canGoBack: true, value: description },
    prompt: 'What the parameter is for. Everyone who may list parameters can read it',
    check: (text) =>
      text.length > longestDescription
        ? `A description has at most ${longestDescription} characters.`
        : undefined,
  });
  return answer === back ? back : { description: answer };
}

const tierNotes: Readonly<Record<ParameterTier, string>> = {
  Standard: 'up to 4 KB, no policies, free of charge',
  Advanced: 'up to 8 KB and policies; AWS charges for it, and never goes back to Standard',
  'Intelligent-Tiering': 'Standard, and Advanced when the parameter needs it',
};

async function chooseTier(
  title: string,
  { tier }: ParameterDraft,
  tierNow: ParameterTier | undefined,
): Promise<Partial<ParameterDraft> | typeof back> {
  const tiers = tierNow === 'Advanced' ? (['Advanced'] as const) : parameterTiers;
  const item = await pickOne(
    tiers.map((label) => ({ label, description: tierNotes[label], picked: label === tier })),
    {
      title,
      placeholder:
        tierNow === 'Advanced'
          ? 'AWS never goes back from Advanced: delete the parameter and create it anew'
          : 'Which tier?',
      canGoBack: true,
    },
  );
  return item === back ? back : { tier: item.label };
}

async function chooseDataType(
  title: string,
  dataType: string,
): Promise<Partial<ParameterDraft> | typeof back> {
  const item = await pickOne(
    Object.entries(parameterDataTypes).map(([label, description]) => ({
      ...{ label, description, picked: label === dataType },
    })),
    { title, placeholder: 'What is the value?', canGoBack: true },
  );
  return item === back ? back : { dataType: item.label };
}

async function askPattern(
  title: string,
  { allowedPattern = '', value }: ParameterDraft,
): Promise<Partial<ParameterDraft> | typeof back> {
  const answer = await askText({
    ...{ title, canGoBack: true, value: allowedPattern, placeholder: '^\\d+$' },
    prompt: 'A regular expression that every value must match. Empty for any value',
    check(text) {
      const problem = checkPattern(text);
      if (problem !== undefined || value === undefined || text === '') return problem;
      return checkValue(value, { allowedPattern: text }) === undefined
        ? undefined
        : 'The value of the parameter does not match this pattern.';
    },
  });
  return answer === back ? back : { allowedPattern: answer };
}

/** Most tags of a resource (API reference, AddTagsToResource). */
const mostTags = 50;

async function askTag(title: string, tags: readonly Tag[]): Promise<Partial<ParameterDraft> | typeof back> {
  const key = await askText({
    ...{ title, canGoBack: true, prompt: 'The key of the tag' },
    check: (text) =>
      checkTagKey(text) ??
      (tags.length >= mostTags ? `A parameter has at most ${mostTags} tags.` : undefined),
  });
  if (key === back) return back;
  const value = await askText({
    ...{ title, canGoBack: true, prompt: `The value of ${key}; it may be empty`, check: checkTagValue },
  });
  if (value === back) return back;
  return { tags: [...tags.filter((tag) => tag.key !== key), { key, value }] };
}

/** For a review that has no step before it. */
export async function reviewOnly(
  clients: Clients,
  before: ParameterDraft,
  review: SettingsReview,
): Promise<ParameterDraft> {
  const draft = await reviewSettings(clients, before, review);
  if (draft === back) throw new Cancelled();
  return draft;
}
