/**
 * Whether a path, with slashes, is one that a pattern means: `*` and `?` stand for text within a name, `**` for any
 * number of folders. A pattern that means a folder means all below it; one without a slash means a name anywhere.
 */
export function matchesPath(pattern: string, path: string): boolean {
  return expressionOf(pattern).test(path);
}

function expressionOf(pattern: string): RegExp {
  const trimmed = pattern.replace(/^\.?\//, '').replace(/\/+$/, '');
  const anywhere = !trimmed.includes('/') ? '(?:.*/)?' : '';
  const body = trimmed
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => WILDCARDS[part] ?? part.replace(/[\\^$.|+()[\]{}]/g, '\\$&'))
    .join('');
  return new RegExp(`^${anywhere}${body}(?:/.*)?$`);
}

const WILDCARDS: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
};
