import type { Operator } from '../policy/operators.ts';

/** How a value of the request must stand to the listed one, by the operator's comparison. */
export function numberComparison({ comparison }: Operator): (actual: number, listed: number) => boolean {
  switch (comparison) {
    case 'less':
      return (actual, listed) => actual < listed;
    case 'less-or-equal':
      return (actual, listed) => actual <= listed;
    case 'greater':
      return (actual, listed) => actual > listed;
    case 'greater-or-equal':
      return (actual, listed) => actual >= listed;
    case 'equals':
    case 'like':
      return (actual, listed) => actual === listed;
  }
}
