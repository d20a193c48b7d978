import { type PolicyInContext, type Statement, stringOf, valueAt } from '@leastwise/core';
import { type CheckContext, defineCheck } from '../check.ts';
import { LEAST_PRIVILEGE } from '../controls.ts';
import { calledActions } from './called-actions.ts';
import { constructName } from './construct-name.ts';
import { granteeName } from './grant-call.ts';
import { callsOf, type Granted, grantedBy } from './granted-by.ts';
import { grantsFor, isGrantable } from './match-grant.ts';

export const check = defineCheck({
  id: 'grant-wider-than-code',
  title: 'A grant allows more than the code of the function calls',
  category: 'cdk',
  severity: 'suggestion',
  basis: 'heuristic',
  kinds: ['identity'],
  controls: LEAST_PRIVILEGE,
  why: 'what the code never does, only somebody else would do with its rights',
  fix: 'call the narrower grant',
  checkPolicy(subject, context) {
    if (context.source.format !== 'cdk') return;
    const program = programOf(subject, context);
    if (!program) return;
    for (const statement of subject.policy.statements) {
      const granted = grantedBy(subject, statement, context.source);
      if (granted) lookAt(granted, statement, { subject, program, context });
    }
  },
});

interface Program {
  readonly code: string;
  readonly runtime: string;
}

interface Look {
  readonly subject: PolicyInContext;
  readonly program: Program;
  readonly context: CheckContext;
}

function lookAt(granted: Granted, statement: Statement, { subject, program, context }: Look): void {
  const { resource, grants, on } = granted;
  const service = grants[0]!.actions[0]!.split(':')[0]!;
  const called = calledActions(program.code, program.runtime, service, context.catalog);
  const needed = [...called].filter((action) => isGrantable(resource, action)).sort();
  const fitting = grantsFor(resource.types[0]!, needed);
  if (!fitting || fitting.rest.length > 0) return;
  const sizeOf = (list: Granted['grants']): number => {
    return [...context.engine.actions(list.flatMap(({ actions }) => actions)).ordinals()].length;
  };
  if (!isWithin(fitting.grants, grants) || sizeOf(fitting.grants) >= sizeOf(grants)) return;
  const grantee = granteeName(subject);
  const calls = on.flatMap((one) =>
    fitting.grants.map(({ method }) => `\`${constructName(one)}.${method}(${grantee})\``),
  );
  context.report({
    at: statement.action?.range ?? statement.range,
    policy: subject,
    statement,
    message: `${callsOf(granted, subject)} allows more than ${calls.join(' and ')}, which allows what the code of \`${grantee}\` calls: \`${needed.join('`, `')}\``,
    fix: `call ${calls.join(' and ')}`,
    subject: `Grant::${grants.map(({ method }) => method).join('+')}`,
  });
}

/** Whether some grants allow only what others do. A whole service holds everything. */
function isWithin(inner: Granted['grants'], outer: Granted['grants']): boolean {
  const patterns = outer.flatMap(({ actions }) => actions);
  return inner.every(({ actions }) =>
    actions.every((action) => {
      return patterns.some((pattern) => {
        return pattern === action || (pattern.endsWith('*') && action.startsWith(pattern.slice(0, -1)));
      });
    }),
  );
}

/** The program that runs with a policy, where it is one function alone, whose code is in the template or an asset. */
function programOf({ owner, wornBy = [] }: PolicyInContext, { source }: CheckContext): Program | undefined {
  const roles = source.resources.filter(({ id, type }) => {
    return type === 'AWS::IAM::Role' && (wornBy.includes(id) || id === owner?.id);
  });
  const [role] = roles;
  if (roles.length !== 1 || role?.arn === undefined) return undefined;
  const users = source.resources.filter(
    ({ properties }) => stringOf(valueAt(properties, 'Role')) === role.arn,
  );
  const [user] = users;
  if (users.length !== 1 || user?.type !== 'AWS::Lambda::Function') return undefined;
  // Roles of one function alone are created within it.
  const home = user.constructPath?.replace(/\/Resource$/, '');
  if (home === undefined || !role.constructPath?.startsWith(`${home}/`)) return undefined;
  const code = stringOf(valueAt(valueAt(user.properties, 'Code'), 'ZipFile')) ?? user.program?.();
  const runtime = stringOf(valueAt(user.properties, 'Runtime'));
  return code === undefined || runtime === undefined || !/^(nodejs|python)/.test(runtime)
    ? undefined
    : { code, runtime };
}
