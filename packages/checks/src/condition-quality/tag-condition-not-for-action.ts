import { type Catalog, operatorNamed, type Statement } from '@leastwise/core';
import { classifyAction } from '../action/classify-action.ts';
import { isIncompletelyDocumented } from '../action/reference-gaps.ts';
import { isEveryResource } from '../arn/arn-pattern.ts';
import { defineQualityCheck } from './analysis/define-quality-check.ts';
import { bringsResourceTags } from './analysis/resource-tags.ts';

export const check = defineQualityCheck({
  id: 'tag-condition-not-for-action',
  title: 'A condition on a tag for an action that brings no tags',
  severity: 'low',
  basis: 'heuristic',
  aliases: [
    'ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
    'ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
    'DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
    'DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
  ],
  why: 'the tag is not in the request whatever the resource has, so that the Deny does not cover these actions',
  fix: 'put these actions into a statement that names their resources instead of a tag',
  look({ baseOperator = '', key, qualifier, ifExists, values }, { catalog }, statement) {
    if (!/^aws:resourcetag\//i.test(key.value)) return undefined;
    const operator = operatorNamed(baseOperator);
    // With `IfExists` and negated operators the absent tag lets the statement apply, which may be meant.
    if (!operator || operator.negated || ifExists || qualifier === 'ForAllValues') return undefined;
    if (operator.family === 'null' && !values.every(({ value }) => /^false$/i.test(value))) return undefined;
    const allow = statement.effect === 'Allow' && {
      severity: 'suggestion' as const,
      why: 'the tag is not in the request whatever the resource has, so that the Allow does not cover these actions',
    };
    if (statement.action?.negated) {
      return {
        at: key.range,
        ...allow,
        message: `of the actions that the statement covers with \`NotAction\`, many bring no \`${key.value}\``,
        fix: 'list the actions that it is about',
      };
    }
    return itemsWithoutTags(statement, catalog).map((item) => ({
      at: item.range,
      ...allow,
      message: `requests for \`${item.value}\` do not bring \`${key.value}\``,
      label:
        statement.effect === 'Allow' ? 'never allowed by this statement' : 'never denied by this statement',
    }));
  },
});

/** The items of `Action` of which no action brings the tags of its resource. */
function itemsWithoutTags({ action }: Statement, catalog: Catalog) {
  return (action?.values ?? []).filter(({ value }) => {
    if (isEveryResource(value) || classifyAction(value, catalog) !== 'known') return false;
    const actions = catalog.actionsMatching(value);
    return (
      actions.length > 0 &&
      !actions.some((one) => isIncompletelyDocumented(one.id) || bringsResourceTags(one, catalog))
    );
  });
}
