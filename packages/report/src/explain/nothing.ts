import type { NothingKnown } from '@leastwise/core';
import { oneLine } from '../text/visible.ts';
import { blocks, type ExplanationOptions, paragraph } from './layout.ts';

/** That nothing is known of a name, and what may have been meant. */
export function renderNothing({ text, suggestions }: NothingKnown, options: ExplanationOptions): string {
  const meant = suggestions.map((one) => `\`${one}\``).join(' or ');
  return blocks(
    paragraph(
      `nothing is known of \`${oneLine(text)}\`${meant === '' ? '' : `: did you mean ${meant}?`}`,
      options,
    ),
    meant === ''
      ? paragraph(
          'an explanation is there for an action (`s3:GetObject`), a pattern (`s3:Get*`), a service (`s3`), ' +
            'a resource type (`s3:object`), a condition key (`aws:SourceIp`), an AWS managed policy ' +
            '(`ReadOnlyAccess` or its ARN) and a check',
          options,
        )
      : [],
  );
}
