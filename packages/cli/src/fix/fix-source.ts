import {
  type Catalog,
  type Finding,
  type Fix,
  type FixEffect,
  type ProposedFix,
  type Source,
  severityRank,
} from '@leastwise/core';
import { applyEdits, FixProver, type ReadAgain } from '@leastwise/iac';
import { type AppliedFix, FIX_FLAGS, type RefusedFix } from '@leastwise/report';

/** What is needed to fix files. */
export interface FixSettings {
  readonly catalog: Catalog;
  /** The effects that a fix may have to be applied. */
  readonly effects: ReadonlySet<FixEffect>;
  /** What is found in a source, and told. */
  readonly look: (source: Source) => readonly Finding[];
}

/** A file once it is fixed. */
export interface FixedSource {
  /** As it was read of the fixed text; the same as before where nothing was applied. */
  readonly source: Source;
  readonly applied: readonly AppliedFix[];
  /** Of the findings that are left. */
  readonly refused: readonly RefusedFix[];
  /** Proved fixes of the findings that are left, by fingerprint. */
  readonly fixes: ReadonlyMap<string, readonly Fix[]>;
  /** Proved fixes of the findings that there were before anything was applied. */
  readonly fixesAtFirst: ReadonlyMap<string, readonly Fix[]>;
}

/** Fixes can bring out others, which is over soon: each takes something away or is made once. */
const ROUNDS = 10;

/** A fix chosen for a finding. */
interface Choice {
  readonly finding: Finding;
  readonly proposal: ProposedFix;
  readonly fix: Fix;
}

/** Applies what may be applied to one file, the gravest first, in rounds until nothing changes. */
export function fixSource(source: Source, readAgain: ReadAgain, settings: FixSettings): FixedSource {
  const applied: AppliedFix[] = [];
  const done = new Set<string>();
  let current = source;
  let fixesAtFirst: FixedSource['fixes'] | undefined;
  for (let round = 0; ; round++) {
    const prover = new FixProver(current, settings.catalog, readAgain);
    const { choices, refused, fixes } = choose(settings, current, prover, done);
    fixesAtFirst ??= fixes;
    const together = round < ROUNDS ? provedTogether(choices, prover) : undefined;
    const again = together && readAgain(applyEdits(current.text, together.fix.edits));
    if (!again) return { source: current, applied, refused, fixes, fixesAtFirst };
    for (const choice of together.choices) {
      done.add(keyOf(choice));
      applied.push(appliedOf(choice));
    }
    current = again;
  }
}

function choose(
  { effects, look }: FixSettings,
  source: Source,
  prover: FixProver,
  done: ReadonlySet<string>,
): Pick<FixedSource, 'refused' | 'fixes'> & { readonly choices: readonly Choice[] } {
  const choices: Choice[] = [];
  const refused: RefusedFix[] = [];
  const fixes = new Map<string, Fix[]>();
  const gravestFirst = look(source).toSorted((a, b) => severityRank(b.severity) - severityRank(a.severity));
  for (const finding of gravestFirst) {
    const refuse = (title: string, code: RefusedFix['code'], reason: string): void => {
      refused.push({ check: finding.check, title, location: finding.location, code, reason });
    };
    for (const proposal of finding.proposals) {
      const { title } = proposal;
      // What adds something could go on for ever; what takes away comes to an end.
      if (addsSomething(proposal) && done.has(keyOf({ finding, proposal }))) {
        refuse(title, 'not-as-said', 'it was applied, and the finding is still there');
        continue;
      }
      const fix = prover.prove(proposal);
      if ('code' in fix) {
        refuse(title, fix.code, fix.reason);
        continue;
      }
      fixes.set(finding.fingerprint, [...(fixes.get(finding.fingerprint) ?? []), fix]);
      if (effects.has(fix.effect)) {
        choices.push({ finding, proposal, fix });
        break;
      }
      refuse(title, 'not-chosen', `it is applied with \`${FIX_FLAGS[fix.effect]}\``);
    }
  }
  return { choices, refused, fixes };
}

/** As many of the choices as can be made at once: none touches another, and together they do no more than alone. */
function provedTogether(
  choices: readonly Choice[],
  prover: FixProver,
): { readonly choices: readonly Choice[]; readonly fix: Fix } | undefined {
  const apart: Choice[] = [];
  for (const choice of choices) if (!apart.some((other) => touch(choice.fix, other.fix))) apart.push(choice);
  for (let count = apart.length; count > 0; count = count >> 1) {
    const some = apart.slice(0, count);
    const fix = count === 1 ? some[0]!.fix : prover.prove(combined(some));
    if (!('code' in fix)) return { choices: some, fix };
  }
  return undefined;
}

function combined(choices: readonly Choice[]): ProposedFix {
  const effects = choices.map(({ fix }) => fix.effect);
  const gravest = (['changes-behaviour', 'narrower'] as const).find((effect) => effects.includes(effect));
  return {
    title: 'together',
    effect: gravest ?? 'equivalent',
    changes: choices.flatMap(({ proposal }) => proposal.changes),
  };
}

function touch(one: Fix, other: Fix): boolean {
  return one.edits.some((a) =>
    other.edits.some((b) => a.range.start <= b.range.end && b.range.start <= a.range.end),
  );
}

function addsSomething({ changes }: ProposedFix): boolean {
  return changes.some(({ type }) => type === 'insert' || type === 'append');
}

function keyOf({ finding, proposal }: Pick<Choice, 'finding' | 'proposal'>): string {
  return `${finding.fingerprint}\n${proposal.title}`;
}

function appliedOf({ finding, fix }: Choice): AppliedFix {
  const { check, severity, location } = finding;
  const { title, effect, lost, gained } = fix;
  return { check, severity, title, effect, location, ...(lost && { lost }), ...(gained && { gained }) };
}
