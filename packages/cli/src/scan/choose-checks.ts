import { CHECKS, type Check } from '@leastwise/checks';
import { type Config, enabledChecks } from '@leastwise/project';
import { didYouMean } from '../did-you-mean.ts';
import { UsageError } from '../errors.ts';

/** What the command line says about checks. */
export interface CheckChoice {
  /** Run only these, those that are off by default too. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** Rules of the team, which run like checks. */
  readonly teamRules?: readonly Check[];
}

/**
 * The checks that run.
 * @throws UsageError for one that does not exist
 */
export async function chooseChecks(
  { only, skip, teamRules = [] }: CheckChoice,
  config: Config,
): Promise<readonly Check[]> {
  const all = [...CHECKS, ...teamRules];
  const known = all.map(({ id }) => id);
  for (const id of [...only, ...skip]) {
    if (known.includes(id)) continue;
    const hint = await didYouMean(id, known, 'see `leastwise checks`');
    throw new UsageError(`there is no check \`${id}\`; ${hint}`);
  }
  const chosen = only.length > 0 ? all.filter(({ id }) => only.includes(id)) : enabledChecks(config, all);
  return chosen.filter(({ id }) => !skip.includes(id));
}
