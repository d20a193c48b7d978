import type { Control } from '@leastwise/core';

/** Controls by framework: `CIS 1.4 1.16; NIST 800-53 r5 AC-2, AC-6`. */
export function controlsLine(controls: readonly Control[]): string {
  const byFramework = new Map<string, string[]>();
  for (const { framework, id } of controls) {
    const ids = byFramework.get(framework) ?? [];
    if (!ids.includes(id)) ids.push(id);
    byFramework.set(framework, ids);
  }
  return [...byFramework].map(([framework, ids]) => `${framework} ${ids.join(', ')}`).join('; ');
}
