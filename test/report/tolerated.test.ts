/**
 * Where a school is above its limit from the start, the remark says why the row asks for more than the roster's limit.
 */
import { describe, expect, it } from 'vitest';
import { deriveInstance } from '../../src/domain/instance.ts';
import { verify } from '../../src/verify/verify.ts';
import { certificateJson } from '../../src/report/certificate-json.ts';
import type { ReportContext } from '../../src/report/context.ts';
import { compliance } from '../../src/report/sheets/compliance.ts';
import { planJson, ROSTER_DIGEST } from '../support/example.ts';
import { applied, policy, roster, school, teachers, Y } from '../support/tiny.ts';

function county(row: Parameters<typeof school>[0], rule: string, params: object): ReportContext {
  const instance = deriveInstance(
    roster({
      schools: [school({ id: 'S1', role: 'core' }), school(row)],
      teachers: [...teachers(3, 'C'), ...teachers(5, 'M', { home: 'S2', title: 'senior' })],
    }),
    Y,
  );
  const rules = policy({ rules: [applied(rule, params)] });
  const verdict = verify(instance, rules, ROSTER_DIGEST, planJson(instance, rules, [], []));
  if (!verdict.ok) throw new Error(verdict.findings.map((finding) => finding.in('en')).join('\n'));
  return { plan: verdict.plan, instance, policy: rules };
}

function told(context: ReportContext): unknown[] {
  const { columns, rows } = compliance(context, 'zh-CN');
  const at = ['要求', '实际', '是否达标', '说明'].map((heading) =>
    columns.findIndex((column) => column.heading === heading),
  );
  return at.map((i) => rows[0]![i]);
}

describe('a school above its limit from the start', () => {
  it('says so of establishment', () => {
    const over = county({ id: 'S2', establishment: 4 }, 'establishment', { mode: 'moves' });
    expect(told(over)).toEqual([5, 5, '达标', '规划期初已超编：编制限额4人，期初在编5人，规划期内不再增加；刚好达标']);
    expect(certificateJson(over)).toContain(
      '"en": "above its establishment from the start: 4 posts, 5 established teachers; no more may come"',
    );
  });

  it('says so of posts', () => {
    const over = county({ id: 'S2', seniorPosts: 3 }, 'title-posts', { counted: 'home' });
    expect(told(over)).toEqual([
      5,
      5,
      '达标',
      '高级岗位；不安排交流也已超职数：职数3个，已聘5人，规划期内不再增加；刚好达标',
    ]);
  });

  it('is silent where the limit holds', () => {
    expect(told(county({ id: 'S2', establishment: 5 }, 'establishment', { mode: 'moves' }))).toEqual([
      5,
      5,
      '达标',
      '刚好达标',
    ]);
    expect(certificateJson(county({ id: 'S2', establishment: 5 }, 'establishment', { mode: 'moves' }))).not.toContain(
      '"note"',
    );
  });
});
