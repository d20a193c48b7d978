import { init } from 'z3-solver';
import type { StatementJson } from '../policy-of.ts';
import { allowedBeyond } from './encode.ts';

/** Whether Z3 finds a request; unknown past the time limit. */
type Answer = 'sat' | 'unsat' | 'unknown';

/** Asks Z3 for requests that one policy allows and the other does not. */
export interface Z3 {
  allowsBeyond(here: readonly StatementJson[], there: readonly StatementJson[]): Promise<Answer>;
  /** Ends the threads of Z3, which would keep the process. */
  end(): void;
}

/** Starts Z3, which takes a while. */
export async function startZ3(timeLimit: number): Promise<Z3> {
  const { Context, em } = await init();
  const context = Context('main');
  return {
    async allowsBeyond(here, there) {
      const solver = new context.Solver();
      solver.set('timeout', timeLimit);
      solver.fromString(allowedBeyond(here, there));
      const answer = await solver.check();
      solver.release();
      return answer;
    },
    end: () => em.PThread.terminateAllThreads(),
  };
}
