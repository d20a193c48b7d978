import { join } from 'node:path';
import { type Check, type FindingDraft, TEAM_RULE_PREFIX } from '@leastwise/checks';
import { type Node, type NotAnalysed, readDocument, type Source } from '@leastwise/core';
import { GuardError } from '../errors.ts';
import { findGuard } from './find-guard.ts';
import { failuresOf, type GuardFailure, type GuardReport } from './guard-report.ts';
import { readRuleFiles } from './rule-files.ts';
import { groupRules, type RuleGroup, ruleNames, ruleOf } from './rule-groups.ts';
import { runGuard } from './run-guard.ts';
import { dataOf, rangeAt } from './template-data.ts';

/** A team's own rules, run by `cfn-guard`. */
export class GuardRules {
  /** A check for each rule, which tells what looking at its source found. */
  readonly checks: readonly Check[];
  readonly #program: string;
  readonly #groups: readonly RuleGroup[];
  /** What was found in each source, by check. */
  readonly #drafts = new WeakMap<Source, ReadonlyMap<string, readonly FindingDraft[]>>();
  #templates = 0;

  /**
   * Reads rules, and has them parsed.
   * @param paths files and folders
   * @throws GuardError for what cannot be read or does not parse, and where there is no `cfn-guard`
   */
  constructor(paths: readonly string[], cwd: string) {
    this.#program = findGuard([join(cwd, 'package.json'), import.meta.url]);
    const files = readRuleFiles(paths, cwd);
    runGuard(this.#program, files, [{}]);
    this.#groups = groupRules(files);
    this.checks = files.flatMap((file) => ruleNames(file).map((name) => this.#checkOf(name, file.path)));
  }

  /** How many templates the rules were run over. */
  get templates(): number {
    return this.#templates;
  }

  /**
   * Runs the rules over many sources at once, which is quicker than one by one.
   * @throws GuardError for what cannot be evaluated
   */
  look(sources: readonly Source[]): void {
    const templates = sources.flatMap((source) => {
      const { root } = isTemplate(source) ? readDocument(source.text) : {};
      return root ? [{ source, root, drafts: new Map<string, FindingDraft[]>() }] : [];
    });
    for (const source of sources) this.#drafts.set(source, new Map());
    for (const { source, drafts } of templates) this.#drafts.set(source, drafts);
    this.#templates += templates.length;
    if (templates.length === 0) return;
    for (const group of this.#groups) {
      const reports = this.#run(group, templates);
      templates.forEach(({ source, root, drafts }, at) => {
        for (const failure of failuresOf(reports[at]!)) {
          const { name, file } = ruleOf(failure, group);
          const key = keyOf(name, file);
          drafts.set(key, [...(drafts.get(key) ?? []), draftOf(failure, name, source, root)]);
        }
      });
    }
  }

  /** Sources that the rules cannot look at. */
  notHeld(sources: readonly Source[]): readonly NotAnalysed[] {
    return sources
      .filter(({ format }) => format === 'terraform')
      .map(({ text }) => ({
        file: text.file,
        reason: 'Guard rules are for templates: Terraform is not held to them',
      }));
  }

  #run({ files }: RuleGroup, templates: readonly { source: Source; root: Node }[]): readonly GuardReport[] {
    const data = templates.map(({ root }) => dataOf(root));
    try {
      return runGuard(this.#program, files, data);
    } catch {
      // It does not tell which template it stumbled over.
      return templates.map(({ source }, at) => {
        try {
          return runGuard(this.#program, files, [data[at]])[0]!;
        } catch (error) {
          throw new GuardError(`\`${source.text.file}\`: ${(error as Error).message}`, { cause: error });
        }
      });
    }
  }

  #checkOf(name: string, file: string): Check {
    return {
      id: `${TEAM_RULE_PREFIX}${name}`,
      title: `The Guard rule ${name} of ${file}`,
      category: 'guard',
      severity: 'error',
      basis: 'proved',
      why: `the rule \`${name}\` of \`${file}\` asks for it`,
      fix: `change the template so that the rule \`${name}\` holds`,
      checkSource: (source, context) => {
        // A source that changed since, by fixes.
        if (!this.#drafts.has(source)) this.look([source]);
        for (const draft of this.#drafts.get(source)?.get(keyOf(name, file)) ?? []) context.report(draft);
      },
    };
  }
}

function draftOf(
  { path, message, wanted, fix, isUnknown }: GuardFailure,
  rule: string,
  { resources }: Source,
  root: Node,
): FindingDraft {
  const id = path?.split('/')[2];
  const resource = resources.find((one) => one.id === id);
  return {
    at: rangeAt(root, path ?? '/Resources'),
    message: message ?? `the rule \`${rule}\` asks for \`${wanted}\``,
    ...(message !== undefined && { label: `asked for: \`${wanted}\`` }),
    ...(fix !== undefined && { fix }),
    ...(isUnknown && { basis: 'unknown' }),
    ...(resource && { resource }),
  };
}

function keyOf(name: string, file: string): string {
  return `${file}\n${name}`;
}

function isTemplate({ format }: Source): boolean {
  return format === 'cloudformation' || format === 'sam' || format === 'cdk';
}
