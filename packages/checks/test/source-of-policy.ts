import {
  OpaqueTable,
  type PolicyInContext,
  type PolicyKind,
  parsePolicy,
  readDocument,
  type Source,
  SourceText,
} from '@leastwise/core';

/** A file that is one policy document, without the help of the package that finds policies in files. */
export function sourceOfPolicy(text: string, kind: PolicyKind, file = 'policy.json'): Source {
  const source = new SourceText(file, text);
  const opaque = new OpaqueTable();
  const { root, problems } = readDocument(source);
  const base = {
    text: source,
    format: 'policy',
    principals: [],
    resources: [],
    attachments: [],
    notAnalysed: [],
    suppressions: [],
    opaque,
  } as const;
  const syntax = problems.map(({ range, message }) => ({ code: 'syntax' as const, range, message }));
  if (!root) return { ...base, policies: [], problems: syntax };
  const policy: PolicyInContext = { policy: parsePolicy(root, kind), kind, name: file, source, opaque };
  return { ...base, policies: [policy], problems: syntax };
}
