import type { Request } from '@leastwise/core';
import { init } from 'z3-solver';
import type { StatementJson } from '../policy-of.ts';
import { allowedBeyond, textsAre } from './encode.ts';

/** Whether Z3 finds a request; unknown past the time limit. */
type Answer = 'sat' | 'unsat' | 'unknown';

/** Asks Z3 for requests that one policy allows and the other does not. */
export interface Z3 {
  /**
   * Whether there is such a request.
   * @param guess a request to look at first: to see whether it is one takes Z3 far less than to find one
   */
  allowsBeyond(
    here: readonly StatementJson[],
    there: readonly StatementJson[],
    guess?: Request,
  ): Promise<Answer>;
  /** Ends the threads of Z3, which would keep the process. */
  end(): void;
}

/** Starts Z3, which takes a while. */
export async function startZ3(timeLimit: number): Promise<Z3> {
  const { Context, em } = await init();
  const context = Context('main');
  return {
    async allowsBeyond(here, there, guess) {
      const question = allowedBeyond(here, there);
      const ask = async (text: string): Promise<Answer> => {
        const solver = new context.Solver();
        solver.set('timeout', timeLimit);
        solver.fromString(text);
        const answer = await solver.check();
        solver.release();
        return answer;
      };
      const isOne = guess && (await ask(`${question}\n${textsAre(guess, here, there)}`));
      return isOne === 'sat' ? isOne : ask(question);
    },
    end: () => em.PThread.terminateAllThreads(),
  };
}
