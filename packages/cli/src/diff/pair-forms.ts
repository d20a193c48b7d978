/** An assignment of conditions of a template; those that it does not name may be either. */
type World = Readonly<Record<string, boolean>>;

/** Something that is there, in one of its forms, under some assignments of conditions; always when absent. */
interface Form {
  readonly worlds?: readonly World[];
}

/** Where every condition may be either. */
const EVERYWHERE: readonly World[] = [{}];

/**
 * What stands beside what, of the forms that something has before and after: those that one deployment can have,
 * and nothing beside a form where the other side may have none.
 * @param sameConditions whether a condition means the same on both sides; else any deployment may meet any other
 */
export function pairForms<T extends Form>(
  before: readonly T[],
  after: readonly T[],
  sameConditions: boolean,
): readonly (readonly [T | undefined, T | undefined])[] {
  const meet = (old: T, fresh: T): boolean =>
    !sameConditions || worldsOf(old).some((one) => worldsOf(fresh).some((other) => agree(one, other)));
  const alone = (form: T, others: readonly T[]): boolean => {
    const theirs = others.flatMap(worldsOf);
    const own = sameConditions ? worldsOf(form) : EVERYWHERE;
    return own.some((world) => !isCovered(world, theirs));
  };
  return [
    ...before.flatMap((old) =>
      after.filter((fresh) => meet(old, fresh)).map((fresh) => [old, fresh] as const),
    ),
    ...before.filter((old) => alone(old, after)).map((old) => [old, undefined] as const),
    ...after.filter((fresh) => alone(fresh, before)).map((fresh) => [undefined, fresh] as const),
  ];
}

function worldsOf({ worlds }: Form): readonly World[] {
  return worlds ?? EVERYWHERE;
}

function agree(a: World, b: World): boolean {
  return Object.entries(a).every(([name, holds]) => b[name] === undefined || b[name] === holds);
}

/** Whether every deployment of a world is one of some others. */
function isCovered(world: World, others: readonly World[]): boolean {
  const possible = others.filter((other) => agree(world, other));
  if (possible.length === 0) return false;
  const open = Object.keys(possible[0]!).find((name) => world[name] === undefined);
  if (open === undefined) return true;
  return [true, false].every((holds) => isCovered({ ...world, [open]: holds }, possible));
}
