/** What `cfn-guard` prints of one template, as far as it is used. */
export interface GuardReport {
  readonly not_compliant: readonly { readonly Rule: RuleReport }[];
}

interface RuleReport {
  readonly name: string;
  /** What was written where the rule is called, for rules with parameters. */
  readonly messages?: Messages;
  readonly checks: readonly ClauseReport[];
}

/** A clause that is not met; the shape depends on how it was written. */
interface ClauseReport {
  readonly Rule?: RuleReport;
  readonly Disjunctions?: { readonly checks: readonly ClauseReport[] };
  readonly Block?: ClauseText & { readonly unresolved?: Unresolved | null };
  readonly Clause?: {
    readonly Unary?: ClauseText & { readonly check: CheckReport };
    readonly Binary?: ClauseText & { readonly check: CheckReport };
  };
}

interface ClauseText {
  readonly context?: string;
  readonly messages?: Messages;
}

interface Messages {
  readonly custom_message?: string | null;
  readonly error_message?: string | null;
}

interface Place {
  readonly path: string;
}

interface Unresolved {
  readonly traversed_to: Place;
  readonly remaining_query: string;
}

interface CheckReport {
  readonly Resolved?: { readonly from?: Place; readonly value?: Place };
  readonly InResolved?: { readonly from: Place };
  readonly UnResolved?: { readonly value: Unresolved };
  /** The name of another rule that did not hold. */
  readonly UnResolvedContext?: string;
}

/** Something in a template that a rule does not accept. */
export interface GuardFailure {
  readonly rule: string;
  /** `/Resources/Role/Properties`; absent where the rule names no place. */
  readonly path?: string;
  /** What was asked for: `Effect EQUALS "Deny"`. */
  readonly wanted: string;
  /** What the rule says to people, where its author had it say something. */
  readonly message?: string;
  /** What it says to do, after `[FIX]:`, as the rules of Control Tower do. */
  readonly fix?: string;
  /** Whether what was compared is only known when the template is deployed. */
  readonly isUnknown: boolean;
}

/** The failures of a report: one for each clause that is not met, those of an `or` as one. */
export function failuresOf({ not_compliant }: GuardReport): GuardFailure[] {
  return not_compliant.flatMap(({ Rule }) => Rule.checks.flatMap((check) => clausesOf(Rule.name, check, {})));
}

/** @param around what is said of the rule around it, for clauses of which nothing is said */
function clausesOf(rule: string, check: ClauseReport, around: Words): GuardFailure[] {
  if (check.Rule) {
    const { messages, checks } = check.Rule;
    const words = wordsOf(messages?.custom_message, around);
    return checks.flatMap((inner) => clausesOf(rule, inner, words));
  }
  if (check.Disjunctions) {
    const [first, ...others] = check.Disjunctions.checks.flatMap((inner) => clausesOf(rule, inner, around));
    if (!first) return [];
    const all = [first, ...others];
    return [
      {
        ...first,
        wanted: all.map(({ wanted }) => wanted).join(' or '),
        // Met or not: it is enough that one of them may be.
        isUnknown: all.some(({ isUnknown }) => isUnknown),
      },
    ];
  }
  const text = check.Block ?? check.Clause?.Unary ?? check.Clause?.Binary ?? {};
  const inner = check.Clause?.Unary?.check ?? check.Clause?.Binary?.check;
  const unresolved = check.Block?.unresolved ?? inner?.UnResolved?.value;
  const resolved = inner?.InResolved?.from ?? inner?.Resolved?.from ?? inner?.Resolved?.value;
  const path = unresolved?.traversed_to.path ?? resolved?.path;
  return [
    {
      rule,
      ...(path && { path }),
      wanted: wantedOf(text, unresolved, inner?.UnResolvedContext),
      ...wordsOf(text.messages?.custom_message, around),
      isUnknown: isIntrinsic(resolved) || /not comparable/.test(text.messages?.error_message ?? ''),
    },
  ];
}

function wantedOf({ context = '' }: ClauseText, unresolved?: Unresolved, dependency?: string): string {
  if (dependency !== undefined) return `the rule ${dependency}`;
  const clause = context.replace(/\s+/g, ' ').trim();
  if (unresolved && (clause === '' || clause.startsWith('Guard'))) return unresolved.remaining_query;
  return clause;
}

type Words = Pick<GuardFailure, 'message' | 'fix'>;

/** The message of a rule's author: the words, and after `[FIX]:` what to do. */
function wordsOf(custom: string | null | undefined, otherwise: Words): Words {
  const text = (custom ?? '').replace(/\s+/g, ' ').trim();
  if (text === '') return otherwise;
  const at = text.search(/\[FIX\]:/);
  const message = (at === -1 ? text : text.slice(0, at)).trim();
  const fix = at === -1 ? '' : text.slice(at + '[FIX]:'.length).trim();
  return { ...(message && { message }), ...(fix && { fix }) };
}

/** Whether a value is a call of an intrinsic function, which Guard does not compute. */
function isIntrinsic(place: (Place & { readonly value?: unknown }) | undefined): boolean {
  const value = place?.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0]!.startsWith('Fn::'));
}
