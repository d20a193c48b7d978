import type { CheckDeclaration } from '@leastwise/checks';
import type { checksSchema, Written } from '@leastwise/report/schemas';

type ChecksJson = Written<typeof checksSchema>;

/** For programs: versioned; fields are added, never changed or taken away, within one version. */
export function renderChecksJson(checks: readonly CheckDeclaration[]): string {
  const json: ChecksJson = { version: 1, checks: checks.map(checkJson) };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function checkJson(check: CheckDeclaration): ChecksJson['checks'][number] {
  const { id, title, category, severity, basis, kinds, why, fix } = check;
  const { aliases = [], controls = [], optIn = false, fixEffects = [] } = check;
  return {
    id,
    title,
    category,
    severity,
    basis,
    ...(kinds && { kinds }),
    aliases,
    controls,
    optIn,
    fixEffects,
    why,
    fix,
  };
}
