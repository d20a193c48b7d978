import type { ElementExplanation, StatementExplanation } from '@leastwise/core';

/**
 * Why a statement does not match, by the first of its elements that does not; or what would have to be known.
 * Undefined for one that matches.
 */
export function whyNot({ matches, elements }: StatementExplanation): string | undefined {
  if (matches === 'yes') return undefined;
  const element = elements.find((one) => one.matches === matches);
  return element && elementText(element);
}

function elementText(element: ElementExplanation): string {
  const { element: name, reason, key = '', operator = '', value, variables = [], dependsOn } = element;
  if (reason === 'unknown') {
    const open = dependsOn.map((one) => `\`${one.name}\``);
    return open.length > 0 ? `depends on ${open.join(', ')}` : `depends on \`${key || name}\``;
  }
  if (reason === 'missing-element') return `it has no \`${name}\``;
  if (reason === 'variable-without-value') {
    return `${variables.map((variable) => `\`\${${variable}}\``).join(', ')} has no value in the request`;
  }
  switch (name) {
    case 'Principal':
      return 'its `Principal` does not name the caller';
    case 'NotPrincipal':
      return 'its `NotPrincipal` names the caller';
    case 'Action':
      return 'its `Action` does not list it';
    case 'NotAction':
      return 'its `NotAction` lists it';
    case 'Resource':
      return 'its `Resource` does not cover it';
    case 'NotResource':
      return 'its `NotResource` covers it';
    case 'Condition':
      break;
  }
  if (reason === 'key-absent') return `\`${key}\` is not in the request, which \`${operator}\` does not take`;
  const held = typeof value === 'string' ? value : `[${(value ?? []).join(', ')}]`;
  if (reason === 'several-values')
    return `\`${key}\` has several values, ${held}; \`${operator}\` compares one`;
  return `\`${key}\` is ${held}, which \`${operator}\` does not take`;
}
