import { OpaqueTable, readDocument, SourceText } from '@leastwise/core';
import { expect, test } from 'vitest';
import { leastSize } from './document-size.ts';

const nodeOf = (text: string) => readDocument(new SourceText('policy.json', text)).root!;

test.each([
  '{}',
  '{"Statement":[]}',
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"*"}]}',
  '{"a":[1,true,null,{"b":"\\"quoted\\""}]}',
])('is the length of %s', (text) => {
  expect(leastSize(nodeOf(text), 'characters')).toBe(text.length);
});

test('white space around values does not count', () => {
  expect(leastSize(nodeOf('{ "a" : [ 1,\n 2 ] }'), 'characters')).toBe('{"a":[1,2]}'.length);
});

test('bytes of characters beyond ASCII count', () => {
  expect(leastSize(nodeOf('{"a":"é"}'), 'bytes')).toBe('{"a":"é"}'.length + 1);
});

test('what only deployment knows counts nothing', () => {
  const letter = new OpaqueTable().letter('a parameter');
  const node = nodeOf('"ab"');
  expect(leastSize({ ...node, type: 'scalar', value: `a${letter}b` }, 'characters')).toBe('"ab"'.length);
});
