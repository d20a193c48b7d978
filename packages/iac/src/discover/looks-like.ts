/** What a text may be, judged by words in it before anything is parsed. */
export interface Looks {
  readonly policy: boolean;
  readonly template: boolean;
  /** A plan or a state of Terraform. */
  readonly plan: boolean;
}

const STATEMENT = /Statement/i;
const OF_STATEMENTS = /Effect|NotAction|Action/i;
const RESOURCES = /(^|[\s"'{,])Resources["']?\s*:/m;

/**
 * Whether a text may hold policies, cheaply and never wrongly no: what fails this is not parsed, so that a
 * folder of unrelated JSON costs little.
 */
export function looksLike(text: string): Looks {
  return {
    policy: STATEMENT.test(text) && OF_STATEMENTS.test(text),
    plan: text.includes('"format_version"') && /"(planned_values|resource_changes|root_module)"/.test(text),
    template: text.includes('AWSTemplateFormatVersion') || (RESOURCES.test(text) && text.includes('AWS::')),
  };
}
