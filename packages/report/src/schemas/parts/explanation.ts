import {
  type Decision,
  type DependsOn,
  type ElementExplanation,
  type Explanation,
  type Known,
  LAYERS,
  type LayerExplanation,
  type PolicyExplanation,
  type Reach,
  type StatementExplanation,
} from '@leastwise/core';
import { z } from 'zod';
import { NOT_BOUND_TEXTS, REASON_TEXTS } from '../../decision/reason-text.ts';
import { count } from './count.ts';
import { oneOf } from './one-of.ts';
import { contextValue } from './request.ts';
import { statementName } from './statement.ts';

/** How a request is decided. */
export const decision = oneOf<Decision>({
  allowed: true,
  'explicitly-denied': true,
  'implicitly-denied': true,
  depends: true,
}).meta({
  id: 'decision',
  description: '`depends`: on something that is not known, which `dependsOn` names.',
});

/** A place where policies come from. */
export const layerName = z.enum(LAYERS).meta({ id: 'layerName' });

/** Of SCPs and RCPs. */
export const level = count.describe('Of SCPs and RCPs: the level, from 0 for the root of the organization.');

const known = oneOf<Known>({ yes: true, no: true, unknown: true }).meta({ id: 'known' });

/** Something that is not known. */
export const dependsOn = z
  .object({
    kind: oneOf<DependsOn['kind']>({
      key: true,
      layer: true,
      'policy-part': true,
      value: true,
      operator: true,
    }).describe(
      'A condition key, a layer whose policies are not here, a part of a policy known only at deployment, a value of a condition known only then, or an operator that AWS does not have.',
    ),
    name: z.string().describe('The key, layer or operator; of `policy-part` why, of `value` the key.'),
  })
  .meta({
    id: 'dependsOn',
    description: 'Something that is not known and that the decision hangs on.',
  }) satisfies z.ZodType<DependsOn>;

const elementExplanation = z
  .object({
    element: oneOf<ElementExplanation['element']>({
      Principal: true,
      NotPrincipal: true,
      Action: true,
      NotAction: true,
      Resource: true,
      NotResource: true,
      Condition: true,
    }),
    matches: known,
    reason: oneOf<ElementExplanation['reason']>({
      matches: true,
      'does-not-match': true,
      'missing-element': true,
      'variable-without-value': true,
      'key-absent': true,
      'several-values': true,
      unknown: true,
    }),
    operator: z.string().describe('Of conditions: the operator as written.').exactOptional(),
    key: z.string().describe('Of conditions: the key as written.').exactOptional(),
    value: contextValue
      .describe('Of conditions: what the request has for the key, where that is known.')
      .exactOptional(),
    variables: z
      .array(z.string())
      .describe('Policy variables that have no value in the request.')
      .exactOptional(),
    dependsOn: z.array(dependsOn),
  })
  .meta({
    id: 'elementExplanation',
    description: 'An element of a statement; of conditions, one key under one operator.',
  }) satisfies z.ZodType<ElementExplanation>;

/** What one statement contributed. */
export const statementExplanation = z
  .object({
    ...statementName,
    effect: z.enum(['Allow', 'Deny']),
    matches: known.describe('Whether all its elements match the request.'),
    reach: oneOf<Reach>({ none: true, account: true, role: true, principal: true, everyone: true })
      .describe('How it names the caller, in policies that name principals.')
      .exactOptional(),
    elements: z.array(elementExplanation),
  })
  .meta({ id: 'statementExplanation' }) satisfies z.ZodType<StatementExplanation>;

/** What one policy contributed. */
export const policyExplanation = z
  .object({
    index: count.describe('Its position among the policies of its layer or level, from 0.'),
    statements: z.array(statementExplanation),
    unread: z.array(z.string()).describe('Parts that are known only at deployment: why.'),
  })
  .meta({ id: 'policyExplanation' }) satisfies z.ZodType<PolicyExplanation>;

/** What one layer contributed. */
export const layerExplanation = z
  .object({
    layer: layerName,
    level: level.exactOptional(),
    notBound: oneOf(NOT_BOUND_TEXTS)
      .describe('Why the layer does not count for this request.')
      .exactOptional(),
    isUnknown: z.boolean().describe('Whether its policies are not here.'),
    allows: known.describe('Whether some Allow of it covers the request.'),
    denies: known.describe('Whether some Deny of it covers the request.'),
    policies: z.array(policyExplanation),
  })
  .meta({
    id: 'layerExplanation',
    description: 'What a layer, or one level of it, contributed.',
  }) satisfies z.ZodType<LayerExplanation>;

/** A decision taken apart. */
export const explanation = z
  .object({
    caller: z
      .object({
        kind: oneOf<Explanation['caller']['kind']>({
          user: true,
          role: true,
          'role-session': true,
          'federated-user': true,
          root: true,
          service: true,
          'service-linked-role': true,
          anonymous: true,
          'web-identity': true,
          saml: true,
          'canonical-user': true,
        }),
        principal: z.string(),
        account: z.string().describe('The account whose policies count for the caller.').exactOptional(),
      })
      .meta({ id: 'caller', description: 'Who calls.' }),
    resourceAccount: z
      .string()
      .describe('The account that owns the resource, if it has one.')
      .exactOptional(),
    isSameAccount: z.boolean(),
    reason: oneOf(REASON_TEXTS).describe('Why the decision is what it is.'),
    decidedBy: z.array(layerName).describe('The layers that the reason is about.'),
    layers: z.array(layerExplanation).describe('Every layer that there is, level by level.'),
  })
  .meta({ id: 'explanation' }) satisfies z.ZodType<Explanation>;
