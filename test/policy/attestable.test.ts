/** Which clauses a person's word may stand for. */
import { expect, it } from 'vitest';
import type { Clause, Service } from '../../src/policy/policy.ts';
import { notAttestable } from '../../src/policy/attestable.ts';
import { applied } from '../support/tiny.ts';

const clause = (id: string, served: Service): readonly [string, Clause] => [
  id,
  { id, kind: 'H', served, source: '', quote: '', reading: { 'zh-CN': '', en: '' } },
];
const policy = {
  clauses: new Map([
    clause('RULED', { by: 'rule' }),
    clause('CITED', { by: 'setting', setting: 'tenureYears' }),
    clause('OPEN', { by: 'none', why: { 'zh-CN': '', en: '' } }),
    clause('COUNTED', { by: 'indicator', as: 'COUNTED' }),
  ]),
  rules: [applied('term', {}, { clause: 'CITED' })],
};

it('is the word for whatever no rule evaluates', () => {
  expect(['RULED', 'CITED', 'OPEN', 'COUNTED', 'NOWHERE'].map((id) => notAttestable(policy, id))).toEqual([
    'ruled',
    'ruled',
    null,
    null,
    'unknown',
  ]);
});
