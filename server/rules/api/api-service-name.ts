import { findService, findServicesByEndpoint, listServices } from '../../catalog/api.ts';
import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { listNames } from '../names.ts';
import { apiSteps } from './api-steps.ts';

export const apiServiceName: Rule = {
  code: 'api-service-name',
  severity: 'warning',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { serviceName } of apiSteps(analysis)) {
      if (serviceName === undefined) continue;
      const change = (name: string) => ({
        title: `Change to "${name}"`,
        edits: [replaceText(serviceName, name, analysis)],
      });
      const found = findService(serviceName.text);
      if (found?.exact === true) continue;
      if (found !== undefined) {
        const { name } = found.service;
        report({
          range: serviceName,
          severity: 'hint',
          message: `The service is called "${name}", in lower case`,
          fixes: [change(name)],
        });
        continue;
      }
      const names = suggestServices(serviceName.text);
      report({
        range: serviceName,
        message:
          names.length === 0
            ? `AWS has no service "${serviceName.text}"; write the name that boto3 has for it`
            : `AWS has no service "${serviceName.text}"; did you mean ${listNames(names, 'or')}?`,
        fixes: names.map(change),
      });
    }
  },
};

/** Services whose endpoint is called so (`states`), or whose name or title is near (`EC2Instances`, `Lambda `). */
function suggestServices(name: string): string[] {
  const byEndpoint = findServicesByEndpoint(name).map((service) => service.name);
  if (byEndpoint.length > 0) return byEndpoint;
  const lower = name.toLowerCase().replace(/[\s_-]/g, '');
  const services = listServices();
  const near = closest(
    lower,
    services.map((service) => service.name),
  );
  if (near !== undefined) return [near];
  const byTitle = services.filter(({ title }) => {
    return title.toLowerCase().replace(/^(?:amazon|aws) |[\s_-]/g, '') === lower;
  });
  return byTitle.map((service) => service.name);
}
