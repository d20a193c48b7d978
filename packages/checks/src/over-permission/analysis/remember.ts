import type { Engine } from '@leastwise/core';
import type { CheckContext } from '../../check.ts';

/**
 * Keeps what a function says of an object, per engine, for as long as both live: several checks ask the same
 * of one policy.
 */
export function remember<Key extends object, Value>(
  compute: (key: Key, context: CheckContext) => Value,
): (key: Key, context: CheckContext) => Value {
  const byEngine = new WeakMap<Engine, WeakMap<Key, { readonly value: Value }>>();
  return (key, context) => {
    let known = byEngine.get(context.engine);
    if (!known) {
      known = new WeakMap();
      byEngine.set(context.engine, known);
    }
    const found = known.get(key);
    if (found) return found.value;
    const value = compute(key, context);
    known.set(key, { value });
    return value;
  };
}
