import { GuardError } from '../errors.ts';
import type { GuardFailure } from './guard-report.ts';
import type { RuleFile } from './rule-files.ts';

/** Files whose rules all have different names, since reports tell rules by their names alone. */
export interface RuleGroup {
  readonly files: readonly RuleFile[];
  /** The file of each rule. */
  readonly fileOf: ReadonlyMap<string, string>;
}

/** What Guard calls the clauses of a file that stand outside of rules. */
const LOOSE = 'default';

/** The names that findings of a file may have. */
export function ruleNames(file: RuleFile): string[] {
  return [...declaredIn(file), LOOSE];
}

/** Puts files together as far as the names of their rules allow: running them at once is quicker. */
export function groupRules(files: readonly RuleFile[]): RuleGroup[] {
  const groups: { files: RuleFile[]; fileOf: Map<string, string> }[] = [];
  for (const file of files) {
    const names = declaredIn(file);
    let group = groups.find(({ fileOf }) => !names.some((name) => fileOf.has(name)));
    if (!group) {
      group = { files: [], fileOf: new Map() };
      groups.push(group);
    }
    group.files.push(file);
    for (const name of names) group.fileOf.set(name, file.path);
  }
  return groups;
}

/**
 * The rule of a failure and its file.
 * @throws GuardError for a rule that none of the files seems to declare, so that no failure is lost
 */
export function ruleOf({ rule }: GuardFailure, { files, fileOf }: RuleGroup): { name: string; file: string } {
  const loose = /^RULES_STDIN\[(\d+)\]\/(.+)$/.exec(rule);
  const file = loose ? files[Number(loose[1]) - 1]?.path : fileOf.get(rule);
  if (file !== undefined) return { name: loose?.[2] ?? rule, file };
  throw new GuardError(`cfn-guard tells of a rule \`${rule}\` that is in no file; please report this`);
}

/** The names of the rules that a file declares; those with parameters are but parts of others. */
function declaredIn({ text }: RuleFile): string[] {
  const names = [...text.matchAll(/^\s*rule\s+([A-Za-z_]\w*)(?!\w|\s*\()/gm)].map(([, name = '']) => name);
  return [...new Set(names)];
}
