import { dependentActionsOf } from './dependent-actions.ts';
import type { AccessLevel, Action, ActionResourceType } from './model.ts';

/** Keys and resource types, which many actions of a service have in common. */
export interface Shape {
  readonly conditionKeys: readonly string[];
  readonly resourceTypes: readonly ActionResourceType[];
}

/** What an action reads of its service when it is asked. */
interface ActionSource {
  readonly prefix: string;
  accessLevelAt(index: number): AccessLevel;
  shapeAt(index: number): Shape;
  descriptionAt(index: number): string;
}

/** An action that reads what it is asked for: there are many, and most are only counted. */
export class DecodedAction implements Action {
  readonly name: string;
  readonly ordinal: number;
  readonly #index: number;
  readonly #source: ActionSource;

  constructor(source: ActionSource, name: string, index: number, ordinal: number) {
    this.#source = source;
    this.#index = index;
    this.name = name;
    this.ordinal = ordinal;
  }

  get id(): string {
    return `${this.#source.prefix}:${this.name}`;
  }

  get service(): string {
    return this.#source.prefix;
  }

  get accessLevel(): AccessLevel {
    return this.#source.accessLevelAt(this.#index);
  }

  get resourceTypes(): readonly ActionResourceType[] {
    return this.#source.shapeAt(this.#index).resourceTypes;
  }

  get conditionKeys(): readonly string[] {
    return this.#source.shapeAt(this.#index).conditionKeys;
  }

  get description(): string {
    return this.#source.descriptionAt(this.#index);
  }

  get dependentActions(): readonly string[] {
    return dependentActionsOf(this.id);
  }
}
