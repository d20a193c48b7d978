import { describe, expect, test } from 'vitest';
import { appRoot, ownFrame, showFrame } from './stack-trace.ts';

describe('the first frame of the app', () => {
  test.each([
    [
      'behind the library, as recorded since 2025',
      [
        '...new Table2 in aws-cdk-lib...',
        'new OrdersStack (/app/lib/orders-stack.ts:14:20)',
        '...node internals...',
      ],
      { file: '/app/lib/orders-stack.ts', line: 14, column: 20 },
    ],
    [
      'behind the library, as recorded before',
      [
        'new Table (/app/node_modules/aws-cdk-lib/aws-dynamodb/lib/table.js:1:17395)',
        'new OrdersStack (/app/lib/orders-stack.ts:14:20)',
        'Module._compile (node:internal/modules/cjs/loader:1521:14)',
      ],
      { file: '/app/lib/orders-stack.ts', line: 14, column: 20 },
    ],
    ['of a module', ['file:///app/bin/app.mjs:3:1'], { file: '/app/bin/app.mjs', line: 3, column: 1 }],
    ['as an error prints it', ['    at new A (/app/a.ts:1:2)'], { file: '/app/a.ts', line: 1, column: 2 }],
    ['on Windows', ['new A (C:\\app\\lib\\a.ts:1:2)'], { file: 'C:/app/lib/a.ts', line: 1, column: 2 }],
    ['already relative', ['new A (lib/a.ts:1:2)'], { file: 'lib/a.ts', line: 1, column: 2 }],
    ['none in the library alone', ['...aws-cdk-lib...', '(no user code in 10 frames)'], undefined],
    ['none in Node alone', ['Module.load (node:internal/modules/cjs/loader:1266:32)'], undefined],
    ['none in what is no trace', [null, 3, {}, 'stack traces disabled'], undefined],
  ])('%s', (_, trace, frame) => {
    expect(ownFrame(trace)).toEqual(frame);
  });
});

describe('names relative to the app', () => {
  test.each([
    ['beside its assembly', ['/app/lib/a.ts'], '/app', '/app'],
    ['built elsewhere: what its files share', ['/ci/1/lib/a.ts', '/ci/1/bin/b.ts'], '/app', '/ci/1'],
    ['built elsewhere, one folder of code', ['/ci/1/lib/a.ts', '/ci/1/lib/x/b.ts'], '/app', '/ci/1'],
    ['relative as recorded', ['lib/a.ts', 'bin/b.ts'], '/app', ''],
    ['nothing recorded', [], '/app', ''],
  ])('%s', (_, files, beside, root) => {
    expect(appRoot(files, beside)).toBe(root);
  });

  test('a frame outside the app keeps its whole name', () => {
    expect(showFrame({ file: '/app/lib/a.ts', line: 1, column: 2 }, '/app')).toBe('lib/a.ts:1:2');
    expect(showFrame({ file: '/shared/b.ts', line: 1, column: 2 }, '/app')).toBe('/shared/b.ts:1:2');
  });
});
