import { stringOf, valueAt } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { PUBLIC_ACCESS } from '../controls.ts';

export const check = defineCheck({
  id: 'function-url-without-authentication',
  title: 'A function URL that anyone can call',
  category: 'exposure',
  severity: 'medium',
  basis: 'proved',
  controls: PUBLIC_ACCESS,
  why: 'whoever finds the URL runs the function, with the rights of its role and at your cost',
  fix: 'use `AuthType: AWS_IAM`, or put CloudFront or API Gateway in front with authentication of its own',
  checkResource: {
    types: ['AWS::Lambda::Url'],
    check(url, context) {
      const authType = valueAt(url.properties, 'AuthType');
      if (stringOf(authType) !== 'NONE') return;
      context.report({
        at: authType!.range,
        resource: url,
        message: `anyone may call the function URL \`${url.id}\``,
        label: 'no authentication',
      });
    },
  },
});
