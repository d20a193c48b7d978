import { test } from 'vitest';
import { readSources } from './read-sources.ts';

test('all', async () => {
  for (const dir of ['cloudformation', 'sam/input']) {
    const s = await readSources([dir], { cwd: '/work/shared/data' });
    for (const x of s.sources) {
      for (const y of x.notAnalysed)
        if (!/macro/.test(y.reason)) console.log(y.file, x.text.location(y.range!).startLine, y.reason);
      for (const y of x.principals)
        if (y.variant)
          console.log(
            y.resource.id,
            x.text.file,
            JSON.stringify(y.variant),
            y.policies.map((p) => p.name),
            y.attachments.map((a) => a.awsManagedName),
          );
    }
  }
});
