export { CompositeText } from './composite-text.ts';
export { LIMITS } from './limits.ts';
export {
  describeType,
  type Entry,
  entryAt,
  listOf,
  type MappingNode,
  type Node,
  type ScalarNode,
  type SequenceNode,
  stringOf,
  toPlain,
  type UnresolvedNode,
  valueAt,
  valueAtPath,
} from './node.ts';
export { hasOpaque, OpaqueTable, withoutOpaque } from './opaque.ts';
export type { DocumentProblem, DocumentResult } from './problem.ts';
export { readDocument, readJson, readYaml } from './read-document.ts';
export { type Location, type Range, SourceText } from './source-text.ts';
