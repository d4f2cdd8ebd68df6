import { expect, it } from 'vitest';
import { JsonFault, strictJson } from '../../src/domain/strict-json.ts';

it.each([
  '{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}',
  '["a","a",{"a":"b","b":"a"}]',
  String.raw`{"a":"\"a\":","\\":1,"\"":2}`,
  ' "a" ',
])('reads what JSON reads: %s', (text) => {
  expect(strictJson(text)).toEqual(JSON.parse(text));
});

it.each(['{"a":1,"a":1}', '{"a" :1,"b":[{"c":{}}], "a"\n:2}', String.raw`{"a":1,"\u0061":1}`, '[{"":1,"":2}]'])(
  'refuses a key that stands twice: %s',
  (text) => {
    expect(() => strictJson(text)).toThrow(JsonFault);
  },
);

it('refuses values within values without end, before it walks over them', () => {
  for (const text of ['['.repeat(1_000_000), '{"a":'.repeat(1_000_000), `${'['.repeat(65)}${']'.repeat(65)}`])
    expect(() => strictJson(text)).toThrow(JsonFault);
  expect(() => strictJson(`${'['.repeat(64)}${']'.repeat(64)}`)).not.toThrow();
});

it.each(['', '{', '"', '{"a', '{"\\', '{"a\\":1', '}{', '{"a":1,}', String.raw`{"\x":1}`])(
  'leaves what is no JSON to the parser: %s',
  (text) => {
    expect(() => strictJson(text)).toThrow(SyntaxError);
  },
);
