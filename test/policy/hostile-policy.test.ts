/** Nothing, empty lists and empty groups of settings at every place of a policy: a finding with line and column, or taken. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { parsePolicy } from '../../src/policy/load.ts';
import { placesOf, withAt, type JsonPath } from '../support/odd-values.ts';

const policy = parse(readFileSync('scenarios/policies/examples/zhejiang-2013.yaml', 'utf8')) as {
  rules: Record<string, unknown>[];
};
const VALUES = [null, [], {}];
const FIELDS = ['rule', 'clause', 'kinds', 'enforce', 'params', 'concessions'];

/** Every place, and every setting that a line can have, whether or not this policy writes it. */
const places: readonly JsonPath[] = [
  ...placesOf(policy),
  ...policy.rules.flatMap((line, i) =>
    [...new Set([...FIELDS.map((field): JsonPath => [field]), ...placesOf(line)])].map((where): JsonPath => [
      'rules',
      i,
      ...where,
    ]),
  ),
];

function withLine(where: JsonPath, put: unknown): unknown {
  const [table, index, field] = where;
  const line = typeof index === 'number' && table === 'rules' ? policy.rules[index] : undefined;
  return line !== undefined && where.length === 3 && !Object.hasOwn(line, String(field))
    ? withAt(policy, ['rules', index!], { ...line, [String(field)]: put })
    : withAt(policy, where, put);
}

it.each(VALUES.map((put) => [JSON.stringify(put), put] as const))('%s, wherever it stands', (_shown, put) => {
  const wrong = places.flatMap((where) => {
    try {
      const read = parsePolicy(stringify(withLine(where, put)), 'policy.yaml');
      const told = read.problems.some(
        ({ severity, row, column }) => severity === 'error' && row !== null && column !== null,
      );
      return read.policy !== null || told ? [] : [[where.join('.'), 'no finding']];
    } catch (error) {
      return [[where.join('.'), String(error)]];
    }
  });
  expect(wrong).toEqual([]);
});
