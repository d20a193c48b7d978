import type { Catalog } from '@leastwise/core';
import { type Check, defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';
import { nameList } from '../name-list.ts';
import { type Misfit, misfitsOf } from './statement-misfits.ts';

/** How many further items a finding points at. */
const RELATED = 10;

/** A check of the actions that cannot meet the resources of their statement; one finding for a statement. */
export function defineMisfitCheck(
  wanted: (misfit: Misfit) => boolean,
  check: Pick<Check, 'id' | 'title' | 'severity' | 'basis' | 'aliases' | 'why' | 'fix'> & {
    readonly describe: (
      first: Misfit,
      names: string,
      catalog: Catalog,
    ) => { message: string; label?: string };
  },
): Check {
  const { describe, ...declared } = check;
  return defineCheck({
    ...declared,
    category: 'validity',
    kinds: ['identity', 'boundary', 'session', 'scp', 'rcp', 'resource', 'endpoint'],
    controls: VALIDATED_POLICIES,
    checkPolicy(subject, context) {
      // What a tool generated, nobody can mend here.
      if (subject.generatedBy) return;
      for (const statement of subject.policy.statements) {
        const misfits = misfitsOf(statement, context.catalog).filter(wanted);
        const [first, ...others] = misfits;
        if (!first) continue;
        context.report({
          at: first.item.range,
          policy: subject,
          statement,
          ...describe(first, nameList(misfits.map(({ item }) => item.value)), context.catalog),
          related: others.slice(0, RELATED).map(({ item }) => ({ at: item.range, message: 'likewise' })),
          subject: `Action::${misfits.map(({ item }) => item.value).join(',')}`,
        });
      }
    },
  });
}
