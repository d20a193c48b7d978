const LIMIT = 50_000;

/**
 * Remembers what was computed for a text within some scope (a catalogue, say), so that what is said a
 * thousand times in policies is looked at once. Forgets everything when it has grown large.
 */
export function boundedMemo<T>(): (scope: object, key: string, compute: () => T) => T {
  const byScope = new WeakMap<object, Map<string, T>>();
  let last: object | undefined;
  let known = new Map<string, T>();
  return (scope, key, compute) => {
    if (scope !== last) {
      known = byScope.get(scope) ?? new Map<string, T>();
      byScope.set(scope, known);
      last = scope;
    }
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = compute();
    if (known.size >= LIMIT) known.clear();
    known.set(key, value);
    return value;
  };
}
