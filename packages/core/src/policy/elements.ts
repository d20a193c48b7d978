/** Elements that a policy document may have. */
export const DOCUMENT_ELEMENTS: readonly string[] = ['Version', 'Id', 'Statement'];

/** Elements that a statement may have. */
export const STATEMENT_ELEMENTS: readonly string[] = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

/** Types of principal. */
export const PRINCIPAL_TYPES = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const;

/** The element that a key means when only its case or spelling of plural is off: `statements` is `Statement`. */
export function intendedElement(key: string, elements: readonly string[]): string | undefined {
  const folded = key.toLowerCase();
  return elements.find((element) => {
    const name = element.toLowerCase();
    return name === folded || `${name}s` === folded;
  });
}
