import type { HandlerContext, SsmHandlers } from '../handler.ts';
import type { ServiceSetting } from '../models/ssm-types.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { Setting } from '../settings.ts';

/** Settings of the account, such as Default Host Management. */
export const settingHandlers: SsmHandlers = {
  GetServiceSetting: ({ SettingId }, context) => ({
    ServiceSetting: show(requireSetting(SettingId, context), context),
  }),

  UpdateServiceSetting: ({ SettingId, SettingValue }, context) => {
    const { state, caller } = context;
    requireSetting(SettingId, context);
    const allowed = state.settings.allowedValues(SettingId);
    if (allowed?.includes(SettingValue) === false) {
      const message = `The value ${SettingValue} is not valid for ${SettingId}. Valid values: [${allowed.join(', ')}].`;
      throw new ServiceError('ValidationException', message);
    }
    const modifiedBy = `arn:aws:iam::${state.account}:user/${caller.accessKeyId}`;
    state.settings.set(SettingId, { value: SettingValue, modifiedDate: state.now(), modifiedBy });
    return {};
  },

  ResetServiceSetting: ({ SettingId }, context) => {
    requireSetting(SettingId, context);
    context.state.settings.reset(SettingId);
    return { ServiceSetting: show(requireSetting(SettingId, context), context) };
  },
};

function requireSetting(id: string, { state }: HandlerContext): Setting {
  const setting = state.settings.get(id);
  if (setting !== undefined) return setting;
  throw new ServiceError('ServiceSettingNotFound', `The service setting ${id} was not found.`);
}

const show = (setting: Setting, { state }: HandlerContext): ServiceSetting => ({
  SettingId: setting.id,
  SettingValue: setting.value,
  LastModifiedDate: setting.modifiedDate,
  LastModifiedUser: setting.modifiedBy,
  ARN: `arn:aws:ssm:${state.region}:${state.account}:servicesetting${setting.id}`,
  Status: setting.status,
});
