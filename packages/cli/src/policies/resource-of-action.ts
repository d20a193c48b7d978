import { type Catalog, fittingResources } from '@leastwise/core';

/** What is wrong with the resource of a request, as far as the catalogue knows its action. */
export interface ResourceTrouble {
  /** Why there is no such request, with what to write instead. */
  readonly problem?: string;
  /** What to know of the answer. */
  readonly note?: string;
}

const EXAMPLE_ACCOUNT = '111122223333';

/**
 * Looks whether an action takes a resource: a policy that names one does not allow an action that takes none, whatever
 * it says, and an action that needs one is not asked of `*`.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export function resourceTroubleOf(
  { action: id, resource }: { readonly action: string; readonly resource: string },
  catalog: Catalog,
): ResourceTrouble {
  const action = catalog.action(id);
  if (!action) return {};
  const { resourceTypes } = action;
  if (resource === '*') {
    const [example] = fittingResources(catalog, action).examples(EXAMPLE_ACCOUNT);
    if (resourceTypes.length === 0 || example === undefined) return {};
    return resourceTypes.some(({ required }) => required)
      ? { problem: `\`${action.id}\` works on a resource; write its ARN, such as \`${example}\`` }
      : {
          note: `\`${action.id}\` can name a resource, such as \`${example}\`; without one only statements about all resources cover it`,
        };
  }
  if (resourceTypes.length === 0) {
    return {
      problem: `\`${action.id}\` takes no resource, so that only statements about all resources allow it; write \`*\` for \`${resource}\``,
    };
  }
  const fitting = fittingResources(catalog, action);
  if (!fitting.has(resource)) {
    const forms = fitting.examples(EXAMPLE_ACCOUNT).slice(0, 3);
    return {
      note: `\`${action.id}\` works on \`${forms.join('`, `')}\`${resourceTypes.length > forms.length ? ' and the like' : ''}; \`${resource}\` is none of them`,
    };
  }
  return /[*?]/.test(resource)
    ? {
        note: `a request is about one resource, so that \`*\` and \`?\` in \`${resource}\` are characters; \`leastwise prove always\` asks about all`,
      }
    : {};
}
