import type { Action, Catalog } from '../catalog/model.ts';
import { fillArn } from './arbitrary.ts';
import { ANY, arnFormPattern } from './text/pattern.ts';
import { TextSet } from './text/text-set.ts';

/** The resources that requests for an action can name. */
export interface FittingResources {
  readonly set: TextSet;
  /** Whether one ARN is among them, without building the set of all. */
  has(arn: string): boolean;
  /** One ARN for each form, in one account and region. */
  examples(account: string): readonly string[];
  /** Plain ones to show, plainest first: in one account and region. */
  plain(account: string): readonly TextSet[];
}

const WITHOUT_RESOURCE: FittingResources = {
  set: TextSet.of('*'),
  has: (arn) => arn === '*',
  examples: () => ['*'],
  plain: () => [],
};

/** By catalogue, then ordinal of the action. */
const known = new WeakMap<Catalog, Map<number, FittingResources>>();

/**
 * The ARNs of the resource types of an action; just `*` for an action without any.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export function fittingResources(catalog: Catalog, action: Action): FittingResources {
  if (action.resourceTypes.length === 0) return WITHOUT_RESOURCE;
  let actions = known.get(catalog);
  if (!actions) {
    actions = new Map();
    known.set(catalog, actions);
  }
  let fitting = actions.get(action.ordinal);
  if (!fitting) {
    fitting = fittingOf(catalog, action);
    actions.set(action.ordinal, fitting);
  }
  return fitting;
}

/** ARNs that are kept for an action: most policies are asked about the same few. */
const MAX_ASKED = 20;

/** The forms of the ARNs that an action takes, of required resource types first. */
export function arnFormsOf(catalog: Catalog, action: Action): readonly string[] {
  return [...action.resourceTypes]
    .sort((a, b) => Number(b.required) - Number(a.required))
    .flatMap(({ name }) => catalog.resourceType(action.service, name)?.arns ?? []);
}

/** Whether an ARN is of a form. */
export function isOfForm(form: string, arn: string): boolean {
  return testOfForm(form).test(arn);
}

const examples = new Map<string, string>();

/** An ARN of a form. */
export function exampleOfForm(form: string, account: string): string {
  const key = account + form;
  let example = examples.get(key);
  if (example === undefined) {
    example = fillArn(form, { account, name: 'example' });
    if (examples.size >= MAX_EXAMPLES) examples.clear();
    examples.set(key, example);
  }
  return example;
}

/** Examples kept: of every form that there is in a few accounts. */
const MAX_EXAMPLES = 10_000;

function fittingOf(catalog: Catalog, action: Action): FittingResources {
  const forms = arnFormsOf(catalog, action);
  let set: TextSet | undefined;
  const plain = new Map<string, readonly TextSet[]>();
  const examples = new Map<string, readonly string[]>();
  const asked = new Map<string, boolean>();
  return {
    get set() {
      set ??= placeholdersOf(forms) > MAX_PLACEHOLDERS ? TextSet.all : setOfForms(forms);
      return set;
    },
    has: (arn) => {
      let fits = asked.get(arn);
      if (fits === undefined) {
        fits = forms.some((form) => isOfForm(form, arn));
        if (asked.size >= MAX_ASKED) asked.clear();
        asked.set(arn, fits);
      }
      return fits;
    },
    examples: (account) => {
      let arns = examples.get(account);
      if (!arns) {
        arns = forms.map((form) => exampleOfForm(form, account));
        examples.set(account, arns);
      }
      return arns;
    },
    plain: (account) => {
      let sets = plain.get(account);
      if (!sets) {
        sets = forms.flatMap((form) => [
          TextSet.of(exampleOfForm(form, account)),
          setOfForms([inAccount(form, account)]),
        ]);
        plain.set(account, sets);
      }
      return sets;
    },
  };
}

/**
 * Placeholders in the forms whose union is built, at most: the cost of a union grows fast with them. The few actions
 * that have more (tagging whatever a service has) are taken to accept every ARN: what is then found impossible is
 * so, and witnesses are drawn from the plain forms first.
 */
const MAX_PLACEHOLDERS = 40;

function placeholdersOf(forms: readonly string[]): number {
  return forms.reduce((count, form) => count + form.split('${').length - 1, 0);
}

/** Names that never hold a slash: what follows one in an ARN is of another type (an object, an index). */
const WITHOUT_SLASH = /\$\{(BucketName|TableName)\}$/;

/** The ARNs of any of the forms. */
function setOfForms(forms: readonly string[]): TextSet {
  const limited = forms.filter((form) => WITHOUT_SLASH.test(form));
  const open = TextSet.ofPatterns(forms.filter((form) => !limited.includes(form)).map(arnFormPattern));
  if (limited.length === 0) return open;
  const beyond = TextSet.ofPatterns(limited.map((form) => [...arnFormPattern(`${form}/`), ANY]));
  return TextSet.ofPatterns(limited.map(arnFormPattern)).minus(beyond).union(open);
}

function inAccount(form: string, account: string): string {
  return form.replace('${Partition}', 'aws').replace('${Region}', 'us-east-1').replace('${Account}', account);
}

const tests = new Map<string, RegExp>();

/** A test for the ARNs of a form, as `arnFormPattern` has it. */
function testOfForm(form: string): RegExp {
  let test = tests.get(form);
  if (!test) {
    let part = 0;
    const last = WITHOUT_SLASH.test(form) ? form.lastIndexOf('$') : -1;
    const source = form.replace(/\$\{[^}]*\}|[\s\S]/g, (token, at: number) => {
      if (token.length > 1) return part < 5 ? '[^:]+' : at === last ? '[^/]+' : '[\\s\\S]+';
      if (token === ':') part++;
      return token.replace(/[.*+?^${}()|[\]\\]/, '\\$&');
    });
    test = new RegExp(`^${source}$`);
    tests.set(form, test);
  }
  return test;
}
