import { Fault, faultValue, type ObjectEntry, type Value } from './value.ts';

const NONE: readonly string[] = [];
const known = new WeakMap<Value, readonly string[]>();

/** How many ways in which conditions may come out are looked at for one value. */
const MAX_WAYS = 16;

/** The conditions that a value depends on, anywhere in it. */
export function conditionsIn(value: Value): readonly string[] {
  if (value.kind !== 'list' && value.kind !== 'object' && value.kind !== 'choice' && value.kind !== 'text') {
    return NONE;
  }
  let found = known.get(value);
  if (!found) {
    found = look(value);
    known.set(value, found);
  }
  return found;
}

function look(value: Value): readonly string[] {
  const all = new Set<string>();
  const add = (part: Value): void => {
    for (const condition of conditionsIn(part)) all.add(condition);
  };
  if (value.kind === 'list') for (const item of value.items) add(item);
  else if (value.kind === 'object') for (const entry of value.entries.values()) add(entry.value);
  else if (value.kind === 'text' && value.document) add(value.document);
  else if (value.kind === 'choice') {
    all.add(value.condition);
    add(value.ifTrue);
    add(value.ifFalse);
  }
  return all.size === 0 ? NONE : [...all];
}

function isThere(value: Value): boolean {
  return !(value.kind === 'null' && value.isLeftOut);
}

/** A value given how a condition comes out. */
export function given(value: Value, condition: string, holds: boolean): Value {
  if (!conditionsIn(value).includes(condition)) return value;
  switch (value.kind) {
    case 'list':
      return { ...value, items: value.items.map((item) => given(item, condition, holds)).filter(isThere) };
    case 'object': {
      const entries = new Map<string, ObjectEntry>();
      for (const [key, entry] of value.entries) {
        const decided = given(entry.value, condition, holds);
        if (isThere(decided)) entries.set(key, { ...entry, value: decided });
      }
      return { ...value, entries };
    }
    case 'text':
      return value.document ? { ...value, document: given(value.document, condition, holds) } : value;
    case 'choice': {
      const { ifTrue, ifFalse } = value;
      if (value.condition === condition) return given(holds ? ifTrue : ifFalse, condition, holds);
      return {
        ...value,
        ifTrue: given(ifTrue, condition, holds),
        ifFalse: given(ifFalse, condition, holds),
      };
    }
    default:
      return value;
  }
}

/** How deep to look for conditions: at the values themselves, or at all that is in them. */
export type ChoiceDepth = 'outer' | 'all';

/**
 * Computes something once for each way in which the conditions that values depend on may come out. Where only one way
 * is a fault, the fault becomes a value of that branch.
 * @param compute never sees a value that is a choice, at the depth asked for
 * @returns undefined when there are too many ways
 * @throws Fault when every way is one
 */
export function withChoices(
  values: readonly Value[],
  depth: ChoiceDepth,
  compute: (values: readonly Value[]) => Value,
): Value | undefined {
  const budget = { ways: MAX_WAYS };
  return decide(values, depth, compute, budget);
}

function decide(
  values: readonly Value[],
  depth: ChoiceDepth,
  compute: (values: readonly Value[]) => Value,
  budget: { ways: number },
): Value | undefined {
  const condition = nextCondition(values, depth);
  if (condition === undefined) {
    if (budget.ways-- <= 0) return undefined;
    const wrong = values.find((value) => value.kind === 'unknown' && value.isFault);
    if (wrong?.kind === 'unknown') throw new Fault(wrong.reason);
    return compute(values);
  }
  const { range } = values.find((value) => conditionsIn(value).includes(condition))!;
  const branch = (holds: boolean): Value | Fault | undefined => {
    try {
      const decided = values.map((value) => given(value, condition, holds));
      return decide(decided, depth, compute, budget);
    } catch (error) {
      if (error instanceof Fault) return error;
      throw error;
    }
  };
  const [whenTrue, whenFalse] = [branch(true), branch(false)];
  if (!whenTrue || !whenFalse) return undefined;
  if (whenTrue instanceof Fault && whenFalse instanceof Fault) throw whenTrue;
  const asValue = (result: Value | Fault): Value =>
    result instanceof Fault ? faultValue(result, range) : result;
  return { kind: 'choice', condition, ifTrue: asValue(whenTrue), ifFalse: asValue(whenFalse), range };
}

/** Whether a value has a fault in it that stands under no condition. */
export function hasFault(value: Value): boolean {
  switch (value.kind) {
    case 'unknown':
      return value.isFault === true;
    case 'list':
      return value.items.some(hasFault);
    case 'object':
      return [...value.entries.values()].some((entry) => hasFault(entry.value));
    default:
      return false;
  }
}

/** A condition under which a value has a fault in it; undefined when there is none. */
export function conditionOfFault(value: Value): string | undefined {
  switch (value.kind) {
    case 'choice': {
      const { condition, ifTrue, ifFalse } = value;
      if (hasFault(ifTrue) || hasFault(ifFalse)) return condition;
      return conditionOfFault(ifTrue) ?? conditionOfFault(ifFalse);
    }
    case 'list':
      return value.items.map(conditionOfFault).find((condition) => condition !== undefined);
    case 'object':
      return [...value.entries.values()]
        .map((entry) => conditionOfFault(entry.value))
        .find((condition) => condition !== undefined);
    default:
      return undefined;
  }
}

function nextCondition(values: readonly Value[], depth: ChoiceDepth): string | undefined {
  for (const value of values) {
    if (depth === 'all') {
      const [first] = conditionsIn(value);
      if (first !== undefined) return first;
    } else if (value.kind === 'choice') return value.condition;
  }
  return undefined;
}
