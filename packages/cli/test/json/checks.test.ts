import { expect, test } from 'vitest';
import { Outputs } from './outputs.ts';

test('what `leastwise checks` writes is what its schema says, all of it', async () => {
  const outputs = new Outputs('checks-v1.schema.json');
  await outputs.of(['checks'], {});
  await outputs.of(['checks', '--category', 'trust'], {});
  expect(outputs.neverSeen()).toEqual([]);
});

test('what `leastwise checks --parity` writes is what its schema says, all of it', async () => {
  const outputs = new Outputs('checks-parity-v1.schema.json');
  await outputs.of(['checks', '--parity'], {});
  expect(outputs.neverSeen()).toEqual([]);
});
