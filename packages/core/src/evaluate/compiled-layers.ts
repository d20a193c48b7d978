import { NO } from '../match/truth.ts';
import type { Policy } from '../policy/policy.ts';
import { type ActionStatements, CompiledPolicies } from './compile-policies.ts';
import { LAYER_RULES } from './layers/index.ts';
import type { LayerRule } from './layers/layer-rule.ts';
import {
  LAYERS,
  type LayerName,
  type LayerPolicies,
  type LeveledPolicies,
  type PolicyLayers,
} from './policy-layers.ts';

/** A layer that exists, compiled. */
export interface CompiledLayer {
  readonly name: LayerName;
  /** One level, but for service and resource control policies. */
  readonly levels: readonly CompiledPolicies[];
  /** Which requests it counts for. */
  readonly rule: LayerRule;
}

/** What a layer says of one action. */
export interface LayerOnAction {
  readonly levels: readonly ActionStatements[];
  /** Those of the levels that do not allow every request for the action. */
  readonly limiting: readonly ActionStatements[];
  readonly rule: LayerRule;
}

/** What layers say of one action. */
export interface LayersOnAction extends Readonly<Record<LayerName, LayerOnAction | undefined>> {
  /** Levels that may deny it, of all layers, each with the rule of its layer: the others need no look. */
  readonly denying: readonly { readonly level: ActionStatements; readonly rule: LayerRule }[];
}

/** The layers of a decision, compiled. */
export class CompiledLayers {
  /** All that exist, in the order in which decisions are explained. */
  readonly all: readonly CompiledLayer[];
  readonly #onAction = new Map<string, LayersOnAction>();

  constructor(policies: PolicyLayers) {
    const levels: Readonly<Record<LayerName, readonly CompiledPolicies[]>> = {
      scp: compileLevels(policies.scps),
      rcp: compileLevels(policies.rcps),
      endpoint: compileLayer(policies.endpoint),
      resource: compileLayer(policies.resource),
      identity: compileLayer(policies.identity),
      boundary: compileLayer(policies.boundary),
      session: compileLayer(policies.session),
    };
    this.all = LAYERS.filter((name) => levels[name].length > 0).map((name) => ({
      name,
      levels: levels[name],
      rule: LAYER_RULES[name],
    }));
  }

  /** What they say of an action, given in lower case. */
  about(action: string): LayersOnAction {
    let known = this.#onAction.get(action);
    if (!known) {
      known = this.#compile(action);
      if (this.#onAction.size >= MAX_ACTIONS) this.#onAction.clear();
      this.#onAction.set(action, known);
    }
    return known;
  }

  #compile(action: string): LayersOnAction {
    const layers = new Map(
      this.all.map(({ name, rule, ...layer }): [LayerName, LayerOnAction] => {
        const levels = layer.levels.map((level) => level.about(action));
        return [name, { levels, limiting: levels.filter(({ allowEvery }) => !allowEvery), rule }];
      }),
    );
    return {
      scp: layers.get('scp'),
      rcp: layers.get('rcp'),
      endpoint: layers.get('endpoint'),
      resource: layers.get('resource'),
      identity: layers.get('identity'),
      boundary: layers.get('boundary'),
      session: layers.get('session'),
      denying: [...layers.values()].flatMap(({ levels, rule }) =>
        levels
          .filter(({ denies, otherwise }) => denies.length > 0 || otherwise !== NO)
          .map((level) => ({ level, rule })),
      ),
    };
  }
}

/** Actions that are kept. */
const MAX_ACTIONS = 10_000;

/** The one level of a layer; none when there is no such layer. */
function compileLayer(policies: LayerPolicies | undefined): CompiledPolicies[] {
  if (policies === undefined) return [];
  return [new CompiledPolicies(policies === 'unknown' || isList(policies) ? policies : [policies])];
}

/** The levels of a layer; none when there is no such layer. */
function compileLevels(levels: LeveledPolicies | undefined): CompiledPolicies[] {
  if (levels === 'unknown') return [new CompiledPolicies(levels)];
  return (levels ?? []).map((policies) => new CompiledPolicies(policies));
}

function isList(policies: Policy | readonly Policy[]): policies is readonly Policy[] {
  return Array.isArray(policies);
}
