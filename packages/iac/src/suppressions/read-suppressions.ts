import type { Node, SourceText, Suppression } from '@leastwise/core';
import { commentSuppressions } from './comments.ts';
import { type ResourceWithMetadata, suppressionsOf } from './metadata.ts';

/** Every suppression written in a file: in comments, and in the metadata of resources. */
export function readSuppressions(
  text: SourceText,
  root: Node | undefined,
  resources: readonly ResourceWithMetadata[] = [],
): Suppression[] {
  return [...commentSuppressions(text, root), ...resources.flatMap(suppressionsOf)];
}
