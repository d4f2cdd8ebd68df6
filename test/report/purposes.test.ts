/**
 * What a posting is for is said by the rule that counts it: no county reads of a share that its document does not ask.
 */
import { describe, expect, it } from 'vitest';
import { deriveInstance } from '../../src/domain/instance.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import type { Roster, Teacher } from '../../src/domain/roster.ts';
import type { GroupKind, Position } from '../../src/domain/words.ts';
import { verify } from '../../src/verify/verify.ts';
import type { AppliedRule } from '../../src/policy/policy.ts';
import type { ReportContext } from '../../src/report/context.ts';
import { countLines } from '../../src/report/counts.ts';
import { htmlReport } from '../../src/report/html/index.ts';
import { purposeWords } from '../../src/report/purpose-words.ts';
import { rotationList } from '../../src/report/sheets/rotation-list.ts';
import { summaryText } from '../../src/report/summary.ts';
import { planJson, ROSTER_DIGEST } from '../support/example.ts';
import {
  applied,
  CHINESE,
  demand,
  ENGLISH,
  group,
  policy,
  posting,
  PROTECTIONS,
  roster,
  school,
  teacher,
  teachers,
  Y,
} from '../support/tiny.ts';

const led = (id: string, position: Position): Teacher => teacher({ id, home: 'S1', position });

/** A core S1 with a vice-principal, a mid-level leader, a backbone teacher and plain ones, and its member S2. */
function planned(
  kind: GroupKind,
  lines: readonly AppliedRule[],
  postings: readonly BarePosting[],
  more: Partial<Roster> = {},
): ReportContext {
  const instance = deriveInstance(
    roster({
      groups: [group({ id: 'G1', kind })],
      schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2' })],
      teachers: [
        led('V1', 'vicePrincipal'),
        led('M1', 'midLevel'),
        teacher({ id: 'B1', home: 'S1', backbone: 'county' }),
        ...teachers(12, 'T', { home: 'S1' }),
        ...teachers(8, 'N', { home: 'S2' }),
      ],
      ...more,
    }),
    Y,
  );
  const rules = policy({
    rules: [
      ...PROTECTIONS.filter(({ spec }) => !['headcount-balance', 'outflow-limit', 'inflow-limit'].includes(spec.id)),
      ...lines,
    ],
  });
  const verdict = verify(instance, rules, ROSTER_DIGEST, planJson(instance, rules, postings, []));
  if (!verdict.ok) throw new Error(verdict.findings.map((finding) => finding.in('en')).join('\n'));
  return { plan: verdict.plan, instance, policy: rules };
}

const wordsOf = (context: ReportContext): Record<string, readonly string[]> =>
  Object.fromEntries(context.plan.postings.map((one) => [one.teacher, purposeWords(context, one, 'zh-CN')]));
const countsOf = (context: ReportContext): [string, number][] =>
  countLines(context).map(({ label, total }) => [label['zh-CN'], total]);

describe('a tight pair of Qingdao, which knows no share', () => {
  const lines = [
    applied('team', { vicePrincipals: { least: 1, most: 1 } }, { clause: 'QD1' }),
    applied('team', { midLevel: { least: 1, most: 1 } }, { clause: 'QD2' }),
    applied('team', { backbones: { least: 1, most: 5 } }, { clause: 'QD3' }),
  ];
  const sent = [
    posting({ teacher: 'V1', kind: 'leadership' }),
    posting({ teacher: 'M1' }),
    posting({ teacher: 'B1' }),
    posting({ teacher: 'T01' }),
  ];
  const pair = planned('tight', lines, sent);

  it('sends a team, and one teacher whom nothing counts', () => {
    expect(pair.plan.postings.map(({ teacher: id, purpose }) => [id, purpose])).toEqual([
      ['B1', ['quota']],
      ['M1', ['quota']],
      ['T01', ['quota']],
      ['V1', ['duty']],
    ]);
    expect(wordsOf(pair)).toEqual({
      V1: ['组团派出副校长'],
      M1: ['组团派出中层干部'],
      B1: ['组团派出骨干教师'],
      T01: ['其他统筹安排'],
    });
  });

  it('counts them so in every summary, and nobody for a share', async () => {
    expect(countsOf(pair)).toEqual([
      ['补学科缺口', 0],
      ['组团派出管理教学团队', 3],
      ['其他统筹安排', 1],
    ]);
    const said = [
      summaryText(pair, 'zh-CN'),
      JSON.stringify(rotationList(pair, 'zh-CN').rows),
      await htmlReport(pair, 'zh-CN'),
    ];
    for (const text of said) expect(text).not.toMatch(/仅为完成交流比例|完成交流比例|履行交流义务/u);
    expect(said[2]).toContain('<span class="label">组团派出管理教学团队</span>');
  });

  it('says of who mends a shortage that the team counts them, too', () => {
    const short = planned('tight', lines, sent.slice(0, 3), { demand: [demand('S2', CHINESE, 9)] });
    const mending = short.plan.postings
      .filter(({ purpose }) => purpose.includes('shortage'))
      .map(({ teacher: id }) => id);
    expect(mending).toEqual(['B1']);
    expect(wordsOf(short)['B1']).toEqual(['补学科缺口', '组团派出骨干教师']);
    expect(countsOf(short).slice(0, 2)).toEqual([
      ['补学科缺口', 1],
      ['组团派出管理教学团队', 2],
    ]);
  });
});

describe('the words of other rules', () => {
  it('are those of the leaders of RA10 and of a share beside them', () => {
    const lines = [
      applied('exchange-rate', { base: 'memberStaff', share: '10%' }, { clause: 'RA1' }),
      applied('team', { midLevelOrAbove: { least: 1 } }, { clause: 'RA10' }),
    ];
    const made = planned('coBuilt', lines, [
      posting({ teacher: 'V1', kind: 'leadership' }),
      posting({ teacher: 'M1' }),
      posting({ teacher: 'T01' }),
    ]);
    expect(wordsOf(made)).toEqual({
      V1: ['组团派出中层及以上干部'],
      M1: ['完成交流比例', '组团派出中层及以上干部'],
      T01: ['完成交流比例'],
    });
    expect(countsOf(made)).toEqual([
      ['补学科缺口', 0],
      ['组团派出管理教学团队', 2],
      ['仅为完成交流比例', 1],
    ]);
  });

  it('are those of a backbone share, of a newcomer and of a recruit', () => {
    const lines = [
      applied('backbone-share', { share: '20%' }, { clause: 'SZ2' }),
      applied('recruit-service', {}, { clause: 'RA9' }),
      applied('newcomer-training', {}, { clause: 'RA8' }),
    ];
    const bound = [
      teacher({ id: 'R1', home: 'S1', serviceEnds: 12 * Y + 6 }),
      teacher({ id: 'N1', home: 'S2', employedSince: 12 * Y + 6, since: 12 * Y + 6, subject: ENGLISH }),
    ];
    const people = [
      teacher({ id: 'B1', home: 'S1', backbone: 'county' }),
      ...teachers(12, 'T', { home: 'S1' }),
      ...teachers(8, 'P', { home: 'S2' }),
      ...teachers(2, 'E', { home: 'S2', subject: ENGLISH }),
      ...bound,
    ];
    const made = planned(
      'coBuilt',
      lines,
      [
        posting({ teacher: 'B1' }),
        posting({ teacher: 'R1' }),
        posting({ teacher: 'N1', from: 'S2', to: 'S1', kind: 'training', years: 1 }),
      ],
      { teachers: people },
    );
    expect(wordsOf(made)).toEqual({ B1: ['落实骨干比例'], R1: ['服务期满到成员校任教'], N1: ['新教师跟岗'] });
    expect(countsOf(made)).toEqual([
      ['补学科缺口', 0],
      ['落实骨干比例', 1],
      ['指定或义务交流', 2],
    ]);
  });
});

describe('volunteers who go where they wish', () => {
  const rate = applied('exchange-rate', { share: '10%', base: 'memberStaff' }, { clause: 'RA1' });
  const pair = [
    teacher({ id: 'A1', home: 'S1', volunteer: true, wishes: ['S2'] }),
    teacher({ id: 'A2', home: 'S2', volunteer: true, wishes: ['S1'] }),
    teacher({ id: 'A3', home: 'S1' }),
  ];
  const given = planned(
    'coBuilt',
    [rate, applied('mutual-exchange', {}, { clause: 'RA7' })],
    [
      posting({ teacher: 'A1', to: 'S2' }),
      posting({ teacher: 'A2', from: 'S2', to: 'S1' }),
      posting({ teacher: 'A3', to: 'S2' }),
    ],
    { teachers: [...pair, ...teachers(12, 'T', { home: 'S1' }), ...teachers(8, 'N', { home: 'S2' })] },
  );

  it('are not counted as sent for the rate alone, and are named so in every table', () => {
    expect(countsOf(given)).toEqual([
      ['补学科缺口', 0],
      ['自愿交流（含双向对调）', 2],
      ['仅为完成交流比例', 1],
    ]);
    expect(wordsOf(given)['A1']).toEqual(['自愿交流', '完成交流比例', '双向交流（对调）']);
    expect(wordsOf(given)['A3']).toEqual(['完成交流比例']);
    expect(summaryText(given, 'zh-CN')).toMatch(/自愿交流（含双向对调）\s+2/u);
  });
});
