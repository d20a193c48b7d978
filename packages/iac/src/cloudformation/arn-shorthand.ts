import { type Node, stringOf } from '@leastwise/core';
import type { Resolver } from './resolver.ts';

/**
 * A document with `execute-api:/prod/GET/pets` written out as the ARN that API Gateway makes of it once the API
 * exists, in its `Resource` and `NotResource`.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-create-attach.html
 * @param api the logical id of the API
 */
export function withoutShorthand(document: Node, api: string, resolver: Resolver): Node {
  const [region, account] = [resolver.pseudo('AWS::Region'), resolver.pseudo('AWS::AccountId')];
  const arn = `arn:aws:execute-api:${region}:${account}:${resolver.opaque.letter(`\${${api}}`)}`;
  const writeOut = (node: Node): Node => {
    if (node.type === 'sequence') return { ...node, items: node.items.map(writeOut) };
    const text = node.type === 'scalar' ? stringOf(node) : undefined;
    if (node.type !== 'scalar' || !text?.startsWith(SHORTHAND)) return node;
    return { ...node, value: arn + text.slice(SHORTHAND.length - 1) };
  };
  return inEach(document, 'Statement', (statements) => {
    const ofStatement = (statement: Node) =>
      inEach(inEach(statement, 'Resource', writeOut), 'NotResource', writeOut);
    if (statements.type !== 'sequence') return ofStatement(statements);
    return { ...statements, items: statements.items.map(ofStatement) };
  });
}

const SHORTHAND = 'execute-api:/';

/** An object with its values under a key replaced. */
function inEach(node: Node, key: string, replace: (value: Node) => Node): Node {
  if (node.type !== 'mapping') return node;
  const entries = node.entries.map((entry) =>
    entry.key === key ? { ...entry, value: replace(entry.value) } : entry,
  );
  return { ...node, entries };
}
