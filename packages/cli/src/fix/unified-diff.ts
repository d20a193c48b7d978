import { createTwoFilesPatch } from 'diff';

/** The change of a file as `git apply` and `patch -p1` take it. */
export function unifiedDiff(file: string, before: string, after: string): string {
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, {
    context: 3,
  });
  // Without the line of `=` that the library begins with.
  return patch.slice(patch.indexOf('--- '));
}
