import { InvalidRequestError } from '../match/caller.ts';
import { foldCase } from '../match/pattern-text.ts';
import { semanticsOf } from './services/index.ts';
import type { ServiceSemantics } from './services/service-semantics.ts';

/** The action of a request, taken apart. */
export interface ActionName {
  /** In lower case: `s3:getobject`. */
  readonly folded: string;
  /** Prefix of the service, in lower case. */
  readonly service: string;
  readonly semantics: ServiceSemantics;
}

const names = new Map<string, ActionName>();

/**
 * Takes the action of a request apart.
 * @throws InvalidRequestError when it is not `service:Action`
 */
export function actionName(action: string): ActionName {
  let name = names.get(action);
  if (!name) {
    if (!/^[A-Za-z0-9-]+:[A-Za-z0-9-]+$/.test(action)) {
      throw new InvalidRequestError(
        'action',
        `\`${action}\` is not an action; write \`service:Action\`, without wildcards`,
      );
    }
    const folded = foldCase(action);
    const service = folded.slice(0, folded.indexOf(':'));
    name = { folded, service, semantics: semanticsOf(service) };
    if (names.size >= 10_000) names.clear();
    names.set(action, name);
  }
  return name;
}
