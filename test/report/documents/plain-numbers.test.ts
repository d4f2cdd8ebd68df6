/** Numbers that an officer took for slips: what is behind them stands beside them. */
import { expect, it } from 'vitest';
import { monthOf } from '../../../src/domain/month.ts';
import { roundingWords } from '../../../src/report/sheets/subject-balance.ts';
import { compliance } from '../../../src/report/sheets/compliance.ts';
import { twoTerms } from '../../../src/verify/computed/school-entitlements.ts';
import {
  applied,
  CHINESE,
  demand,
  instance,
  policy,
  posting,
  PROTECTIONS,
  school,
  teacher,
  teachers,
  Y,
} from '../../support/tiny.ts';
import { contextOf, recordsOf, sectionsOf, textsOf } from './context-of.ts';
import { known, papersContext, rows } from './papers-fixture.ts';

const schools = [school({ id: 'S1', role: 'core' }), school({ id: 'S2', setting: 'rural' })];
const rules = policy({ rules: PROTECTIONS });
const ROUNDED = '需求按四舍五入取整后比较';

const given = (of: number) =>
  contextOf(
    { schools, teachers: teachers(3, 'T'), demand: [demand('S1', CHINESE, of), demand('S2', CHINESE, 2)] },
    rules,
  );
const lead = (id: string, year: number) =>
  teacher({ id, position: 'principal', since: monthOf(2010, 8), positionSince: monthOf(year, 8) });
const senior = (id: string, ruralMonths: number) => teacher({ id, name: id, home: 'A3', title: 'senior', ruralMonths });

it('a balance against rounded need says so in every paper, and where nothing is rounded it does not', () => {
  for (const paper of ['balance', 'posts']) {
    const texts = (of: number): string => sectionsOf(paper, given(of)).flatMap(textsOf).join('\n');
    expect(texts(4.5)).toContain(ROUNDED);
    expect(texts(4)).not.toContain(ROUNDED);
  }
  expect(roundingWords([{ demand: 6.5, need: 6.5 }], 'zh-CN')).toBeNull();
});

it('the school year in which two terms were over is the true one, before the horizon too', () => {
  const found = twoTerms(instance({ schools, teachers: [lead('A', Y - 12), lead('B', Y - 10), lead('C', Y - 9)] }));
  expect(found.map(({ reached, year }) => [reached, year])).toEqual([
    [Y - 2, Y],
    [Y, Y],
    [Y + 1, Y + 1],
  ]);
});

it('a protection of the program quotes no clause, whatever clause the pack files it under', () => {
  const lines = PROTECTIONS.map((rule) => (rule.spec.id === 'protect-source' ? { ...rule, clause: 'RA6' } : rule));
  const clause = {
    id: 'RA6',
    kind: 'H',
    served: { by: 'rule' },
    source: '文件',
    quote: '期满归队',
    reading: { 'zh-CN': '读法甲', en: 'reading' },
  } as const;
  const told = contextOf(
    { schools, teachers: [...teachers(4, 'T'), teacher({ id: 'M1', home: 'S2' })] },
    {
      ...policy({ rules: [...lines, applied('exchange-rate', { share: '10%', base: 'eligible' }, { clause: 'RA1' })] }),
      clauses: new Map([['RA6', clause]]),
    },
    [posting({ teacher: 'T01', to: 'S2' })],
  );
  const sheet = compliance(told, 'zh-CN');
  const text = JSON.stringify(sheet.rows);
  expect(text).toContain('程序保护规则，非条款原文；本方案对RA6的读法：读法甲');
  expect(text).not.toContain('期满归队');
});

it('somebody with a senior title at a village school without months of rural service is told as not entered', () => {
  const told = papersContext({ teachers: [...rows.teachers!, senior('X1', 0), senior('X2', 5)] });
  const found = recordsOf(sectionsOf('titles', told).at(-1)!)
    .filter((one) => String(one['姓名']).startsWith('X'))
    .map((one) => [one['姓名'], one['原有乡村月数'], one['乡村任教经历']]);
  expect(found).toEqual([
    ['X1', '未填（或填0）', '未填（或填0）'],
    ['X2', 5, '应履行'],
  ]);
});

it('an end written as July is told as read, wherever August is printed', () => {
  const away = teacher({
    id: 'W',
    home: 'S1',
    working: 'S2',
    postedFrom: monthOf(Y - 2, 9),
    postedUntil: monthOf(Y + 1, 7),
  });
  const told = (until: number) =>
    contextOf(
      { schools, teachers: [...teachers(3, 'T'), { ...away, postedUntil: until }] },
      policy({ rules: PROTECTIONS, clauses: known }),
    );
  for (const paper of ['titles', 'returns']) {
    const texts = (until: number): string => sectionsOf(paper, told(until)).flatMap(textsOf).join('\n');
    expect(texts(monthOf(Y + 1, 7))).toContain('教师W填2028-07，按2028-08计');
    expect(texts(monthOf(Y + 1, 8))).not.toContain('交流结束年月按所在学年读');
  }
});
