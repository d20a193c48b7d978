/** The parts of an address: the modules it is within, and the resource without its key. */
export interface AddressParts {
  /** `a["x"]`, `b`: the modules from the root on. */
  readonly modules: readonly string[];
  /** `aws_iam_role.app`, `data.aws_iam_role.app`. */
  readonly resource: string;
  /** `["x"]`, `[0]`; empty without. */
  readonly key: string;
}

/** Takes an address apart: `module.a["x"].aws_iam_role.app[0]`. */
export function partsOf(address: string): AddressParts {
  const steps = stepsOf(address);
  const modules: string[] = [];
  let at = 0;
  while (steps[at] === 'module' && at + 1 < steps.length) {
    modules.push(steps[at + 1]!);
    at += 2;
  }
  const rest = steps.slice(at).join('.');
  const bracket = rest.search(/\[/);
  return bracket === -1
    ? { modules, resource: rest, key: '' }
    : { modules, resource: rest.slice(0, bracket), key: rest.slice(bracket) };
}

/** The steps between dots, dots within brackets and quotes apart: `aws_iam_role`, `app["a.b"]`, `name`. */
export function stepsOf(address: string): string[] {
  return address.match(/(?:[^.[\]]|\[(?:"(?:[^"\\]|\\.)*"|[^\]"])*\])+/g) ?? [];
}
