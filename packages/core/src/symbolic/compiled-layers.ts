import type { Catalog } from '../catalog/model.ts';
import type { OpaqueTable } from '../document/opaque.ts';
import type { LayerName } from '../evaluate/policy-layers.ts';
import { hasPrincipal } from '../policy/kind.ts';
import type { Statement } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import type { CaseFacts } from './cases/case-facts.ts';
import { type CompiledStatement, compileStatement } from './compile-statement.ts';
import { LAYER_RULES } from './layers/index.ts';
import type { LayersInContext } from './layers-in-context.ts';
import { principalSet, type ReachedCallers, reachedBy } from './principals/principal-set.ts';
import {
  type AmongCallers,
  everythingBy,
  type OpenRegion,
  type StatementPart,
  statementParts,
} from './statement-parts.ts';
import { TextSet } from './text/text-set.ts';
import type { KnownValue } from './variables.ts';
import { widened } from './widened.ts';

type Statements = readonly OpenRegion[];

/** The statements that count for the requests of a case. */
export interface CaseLayers {
  /** Lists that must each allow whatever is allowed: levels of service control policies, the endpoint. */
  readonly gates: readonly Statements[];
  /** The list of identity policies; none where callers need no permission of their own. */
  readonly identity: readonly Statements[];
  /** Lists that must allow what identity policies grant: boundary and session policies, where there are any. */
  readonly caps: readonly Statements[];
  /** What the resource's policy allows, by how it names the caller. */
  readonly resource: Readonly<Record<keyof ReachedCallers, Statements>>;
  /** The Denies of all layers. */
  readonly denies: Statements;
}

/**
 * How to read what is not known for certain (policy variables, values of deployment, missing policies): `exact` takes
 * an unknown text for one that equals only itself and missing policies for none; `absent` does the same, and takes
 * policy variables of which nothing is known for keys that requests do not have; `most` allows whatever may turn out to
 * be allowed, `least` only what surely is.
 */
export type Reading = 'exact' | 'absent' | 'most' | 'least';

/** How the statements of a case are compiled. */
export interface CaseSetting {
  readonly facts: CaseFacts;
  /** What policy variables are in all requests of the case. */
  readonly known: KnownValue;
  readonly among: AmongCallers;
  readonly reading: Reading;
}

/** Compiles layers for one case after the other. */
export class LayerCompiler {
  readonly #catalog: Catalog;
  readonly #layers: LayersInContext;
  readonly #opaque: OpaqueTable;
  readonly #hasBoundary: boolean;
  /** Statements that are the same in all cases, by how their principals are looked at. */
  readonly #kept = new Map<string, WeakMap<Statement, readonly StatementPart[]>>();

  constructor(catalog: Catalog, layers: LayersInContext, opaque: OpaqueTable) {
    this.#catalog = catalog;
    this.#layers = layers;
    this.#opaque = opaque;
    this.#hasBoundary = layers.boundary !== undefined && layers.boundary !== 'unknown';
  }

  compile(setting: CaseSetting): CaseLayers {
    const levels = (name: LayerName): readonly Policies[] =>
      LAYER_RULES[name](setting.facts) ? levelsOf(this.#layers, name) : [];
    const allows = (name: LayerName): Statements[] =>
      levels(name).map((policies) => this.#statements(policies, 'Allow', setting));
    const denying: readonly LayerName[] = [
      'scp',
      'rcp',
      'endpoint',
      'resource',
      'identity',
      'boundary',
      'session',
    ];
    return {
      gates: [...allows('scp'), ...allows('endpoint')],
      identity: this.#identity(setting, allows('identity')),
      caps: [...allows('boundary'), ...allows('session')],
      resource: this.#resource(levels('resource'), setting),
      denies: denying.flatMap((name) =>
        levels(name).flatMap((policies) => this.#statements(policies, 'Deny', setting)),
      ),
    };
  }

  #identity({ facts }: CaseSetting, allows: readonly Statements[]): readonly Statements[] {
    if (facts.kind === 'root') return [];
    // Without a session policy, a session of GetFederationToken has none of its user's permissions.
    if (facts.kind === 'federated-user' && this.#layers.session === undefined) return [[]];
    return allows.length === 0 ? [[]] : allows;
  }

  #resource(levels: readonly Policies[], setting: CaseSetting): CaseLayers['resource'] {
    const reaching = (how: keyof ReachedCallers): Statements =>
      levels.flatMap((policies) => this.#statements(policies, 'Allow', setting, how));
    return { direct: reaching('direct'), role: reaching('role'), account: reaching('account') };
  }

  /** The statements of an effect; of the resource's policy, those that reach callers in one way. */
  #statements(
    policies: Policies,
    effect: Statement['effect'],
    setting: CaseSetting,
    how?: keyof ReachedCallers,
  ): Statements {
    const { reading, known, among } = setting;
    const isOpen = reading === (effect === 'Allow' ? 'most' : 'least');
    const everything = isOpen ? [everythingBy(among.callers)] : [];
    if (policies === 'unknown') return everything;
    const certain = (policy: PolicyInContext): PolicyInContext => {
      if (reading === 'exact' || reading === 'absent') return policy;
      return widened(policy, known, reading === 'most' ? 'Allow' : 'Deny');
    };
    return policies.flatMap((policy) => [
      ...(policy.policy.unread.length > 0 ? everything : []),
      ...certain(policy)
        .policy.statements.filter((statement) => statement.effect === effect)
        .flatMap((statement) => this.#parts(statement, policy, setting, how)),
    ]);
  }

  #parts(
    statement: Statement,
    policy: PolicyInContext,
    { known, among }: CaseSetting,
    how: keyof ReachedCallers | undefined,
  ): readonly StatementPart[] {
    const kept = this.#kept.get(how ?? '') ?? new WeakMap<Statement, readonly StatementPart[]>();
    this.#kept.set(how ?? '', kept);
    const before = kept.get(statement);
    if (before) return before;
    const compiled = compileStatement(statement, { ...policy, opaque: this.#opaque }, known);
    const principals = this.#principals(compiled, policy, how);
    const parts = statementParts(this.#catalog, compiled, principals, among);
    const placed = parts.map((part) => ({ ...part, policy }));
    if (!compiled.dependsOnCaller) kept.set(statement, placed);
    return placed;
  }

  #principals(
    { statement: { principal, effect } }: CompiledStatement,
    { kind }: PolicyInContext,
    how: keyof ReachedCallers | undefined,
  ): TextSet {
    if (!hasPrincipal(kind)) return TextSet.all;
    return how ? reachedBy(principal)[how] : principalSet(principal, effect, this.#hasBoundary);
  }
}

type Policies = readonly PolicyInContext[] | 'unknown';

/** The levels of a layer: one for most, none where there is no such layer. */
function levelsOf(layers: LayersInContext, name: LayerName): readonly Policies[] {
  if (name === 'scp' || name === 'rcp') {
    const levels = layers[`${name}s`];
    return levels === 'unknown' ? [levels] : (levels ?? []);
  }
  const policies = layers[name];
  return policies === undefined ? [] : [policies];
}
