import { closest } from '@leastwise/core';
import { arnServices, isArnService } from '../arn/arn-services.ts';
import { defineArnCheck } from '../arn/define-arn-check.ts';

export const check = defineArnCheck('service', {
  id: 'invalid-arn-service',
  title: 'A service that ARNs do not have',
  severity: 'error',
  aliases: ['INVALID_SERVICE', 'INVALID_ARN_SERVICE_CASE'],
  why: 'no resource has such an ARN, so the item matches nothing',
  fix: 'write the service as it stands in the ARNs of its resources, in lower case',
  describe(text, parts, { catalog }) {
    const service = parts?.service ?? '';
    if (service === '') return { message: `\`${text}\` names no service` };
    const lower = service.toLowerCase();
    if (lower !== service && isArnService(lower, catalog))
      return {
        message: `\`${service}\` is written \`${lower}\` in ARNs, where case counts`,
        label: `\`${lower}\``,
      };
    const meant = closest(service, arnServices(catalog));
    return {
      message: `no ARN has a service \`${service}\``,
      ...(meant && { label: `did you mean \`${meant}\`?` }),
    };
  },
});
