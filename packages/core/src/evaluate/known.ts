import { NO, type Truth, UNKNOWN } from '../match/truth.ts';

/** Whether something holds, as data for people and reports. */
export type Known = 'yes' | 'no' | 'unknown';

/** The truth of something as a word. */
export function asKnown(truth: Truth): Known {
  return truth === NO ? 'no' : truth === UNKNOWN ? 'unknown' : 'yes';
}
