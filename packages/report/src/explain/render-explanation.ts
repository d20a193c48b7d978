import type { Facts } from '@leastwise/core';
import { renderAction, renderActionPattern } from './action.ts';
import { renderConditionKey } from './condition-key.ts';
import type { ExplanationOptions } from './layout.ts';
import { renderManagedPolicy } from './managed-policy.ts';
import { renderNothing } from './nothing.ts';
import { renderResourceType, renderService } from './service.ts';

/** An explanation as text for a terminal, wrapped at a width. */
export function renderExplanation(facts: Facts, options: ExplanationOptions): string {
  switch (facts.kind) {
    case 'action':
      return renderAction(facts, options);
    case 'action-pattern':
      return renderActionPattern(facts, options);
    case 'service':
      return renderService(facts, options);
    case 'resource-type':
      return renderResourceType(facts, options);
    case 'condition-key':
      return renderConditionKey(facts, options);
    case 'managed-policy':
      return renderManagedPolicy(facts, options);
    case 'nothing':
      return renderNothing(facts, options);
  }
}
