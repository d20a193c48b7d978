import { type Finding, OpaqueTable, type Range, type Source, type SourceText } from '@leastwise/core';

/** A decision not to be told of certain findings, wherever it was written down. */
export interface SuppressionRule {
  /** Beside the code, or in the configuration. */
  readonly origin: 'inline' | 'config';
  /** Ids of checks, or `*` for every check. */
  readonly checks: readonly string[];
  /** Covers only findings about these subjects, such as `Action::s3:*`; absent for any. */
  readonly subjects?: readonly string[];
  readonly reason?: string;
  /** `YYYY-MM-DD`: the last day on which it holds. */
  readonly expires?: string;
  /** The file it was written in, and the place. */
  readonly source: Source;
  readonly range: Range;
  /** Whether a finding lies where the rule reaches; the check and the subject are looked at apart. */
  readonly reaches: (finding: Finding) => boolean;
}

/** A suppression and what came of it. */
export interface SuppressionUse {
  readonly rule: SuppressionRule;
  /** How many findings it hid. */
  readonly hidden: number;
  /** Whether its last day is over, so that it hid nothing. */
  readonly expired: boolean;
  /** Whether every check that it names ran: only then does hiding nothing say that it is unused. */
  readonly conclusive: boolean;
  /** Names that no check has, each with the one most likely meant. */
  readonly unknownChecks: readonly { readonly id: string; readonly meant?: string }[];
}

/** The rules that a file's own suppressions make. Those written for other tools are not obeyed. */
export function inlineRules(source: Source): SuppressionRule[] {
  return source.suppressions
    .filter(({ tool }) => tool === 'leastwise')
    .map(({ checks, subjects, reason, expires, range, covers }) => {
      const reach = statementOfElement(source, covers) ?? covers;
      return {
        origin: 'inline',
        checks,
        ...(subjects && subjects.length > 0 && { subjects }),
        ...(reason !== undefined && reason.trim() !== '' && { reason }),
        ...(expires !== undefined && { expires }),
        source,
        range,
        reaches: ({ location, range: found }) =>
          location.file === source.text.partAt(covers.start).part.file &&
          found.start >= reach.start &&
          found.start <= reach.end,
      };
    });
}

/**
 * The statement that a range is a whole element of. What a statement allows is in all of its elements together, and
 * a finding marks one of them: who accepts it beside another means the same. An item of a list stands for itself.
 */
function statementOfElement({ policies }: Source, range: Range): Range | undefined {
  for (const { policy } of policies) {
    const statement = policy.statements.find(({ range: whole }) => contains(whole, range));
    if (!statement) continue;
    const { effectRange, principal, action, resource, conditionRange } = statement;
    const keys = [principal, action, resource].map((element) => element?.keyRange.start);
    if (keys.includes(range.start)) return statement.range;
    return [effectRange, conditionRange].some(
      (value) => value?.end === range.end && value.start > range.start,
    )
      ? statement.range
      : undefined;
  }
  return undefined;
}

function contains(outer: Range, inner: Range): boolean {
  return inner.start > outer.start && inner.end <= outer.end;
}

/** A file with nothing in it but its text, for rules written in files that hold no policies. */
export function sourceWithoutPolicies(text: SourceText): Source {
  return {
    text,
    format: 'policy',
    policies: [],
    principals: [],
    resources: [],
    attachments: [],
    problems: [],
    notAnalysed: [],
    suppressions: [],
    opaque: new OpaqueTable(),
  };
}
