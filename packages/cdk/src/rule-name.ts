import type { Finding } from '@leastwise/core';

/** The name of the plugin, which is the namespace of its rules: `leastwise::pass-role-any`. */
export const PLUGIN_NAME = 'leastwise';

/**
 * The rule that a finding alone breaks: the check and, in brackets, what the finding is about within its policy:
 * `whole-service[Action::s3:*]`. Never the number of a statement: who acknowledges one should not come to have
 * acknowledged another because statements moved.
 */
export function ruleOfFinding({ check, subject, statement, policy, fingerprint }: Finding): string {
  const about = subject ?? statement?.sid ?? (policy && fingerprint);
  return about === undefined ? check : bracketed(check, about);
}

/** A name that tells a finding apart from others of its construct, which would share the one above. */
export function ruleOfTwin({ check, subject, fingerprint }: Finding): string {
  return bracketed(check, subject === undefined ? fingerprint : `${subject} ${fingerprint}`);
}

/** The rule as CDK names it in acknowledgements. */
export function acknowledgedAs(rule: string): string {
  return `${PLUGIN_NAME}::${rule.replaceAll(' ', '-')}`;
}

/** CDK reads `::`, which ARNs have, as part of a name only between brackets, all of which must close. */
function bracketed(check: string, about: string): string {
  const text = about.replace(/\s+/g, ' ');
  return `${check}[${isBalanced(text) ? text : text.replace(/[[\](){}]/g, '_')}]`;
}

const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

function isBalanced(text: string): boolean {
  const open: string[] = [];
  for (const letter of text) {
    if ('([{'.includes(letter)) open.push(letter);
    else if (letter in CLOSES && open.pop() !== CLOSES[letter]) return false;
  }
  return open.length === 0;
}
