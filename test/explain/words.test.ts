/** What a stranger must be able to read off a sheet: every number with its unit, its sum and where it comes from. */
import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import { rational } from '../../src/domain/rational.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { LANGS } from '../../src/messages/message.ts';
import type { TeacherEntitlement } from '../../src/verify/computed/entitlements.ts';
import { basisPart } from '../../src/report/explain/basis.ts';
import { entitlementPart } from '../../src/report/explain/entitlement-part.ts';
import { roundedSum } from '../../src/report/explain/members.ts';
import { peopleWords } from '../../src/report/explain/small-counts.ts';
import { sheetText } from '../../src/report/explain/sheet.ts';
import { teacherSheet } from '../../src/report/explain/teacher.ts';
import { teacher, Y } from '../support/tiny.ts';
import { ask, forms } from './asked.ts';
import { fiveTeachers } from './five-teachers.ts';

const suzhou = async () => (await loadPolicy('suzhou-2024')).policy!;

/** The points at the end of each line. */
const pointsOf = (lines: string): number[] =>
  [...lines.matchAll(/([+−]\d+)分$/gmu)].map(([, points]) => Number(points!.replace('−', '-')));

describe('points', () => {
  it('come with the sum by which they are counted, that less is better, and their source', async () => {
    const told = fiveTeachers('T9001', { T9001: { volunteer: true }, T9002: { classTeacher: true } });
    const answer = await ask(told, 'T9001');
    const text = sheetText(teacherSheet(answer, 'zh-CN'));
    expect(text).toContain(
      '每名交流教师 100分 + 2×单程公里（最多计60公里）+ 40分（班主任）+ 60分（非自愿）+ 60分（夫妻同校而派出一方）',
    );
    expect(text).toMatch(/越小越好。依据：本政策方案（小例）设定的目标，共7级，这是第5级；属方案设定，不是文件条款。/u);
    expect(text).toContain('交流人次 100 = 100分');
    expect(sheetText(teacherSheet(answer, 'en'))).toContain('Less is better. Source: the aims of this policy');
  });

  it('of the causes add up to the difference of the aim; what gets better does not stand under what gets worse', async () => {
    // T9001 is of a couple of the school and volunteers; T9002 alone could go instead, with a class and unasked: +40
    // +60 −60.
    const only = Object.fromEntries(['T9003', 'T9004', 'T9005'].map((id) => [id, { exempt: true }]));
    const told = fiveTeachers('T9001', {
      ...only,
      T9001: { volunteer: true, spouse: 'T9003' },
      T9003: { exempt: true, spouse: 'T9001' },
      T9002: { classTeacher: true },
    });
    const text = sheetText(teacherSheet(await ask(told, 'T9001'), 'zh-CN'));
    const [, worse, better] = /变差的（[^）]*）：\n((?:- .*\n)+)同时变好的：\n((?:- .*\n)+)/u.exec(text)!;
    const counted = text.slice(text.indexOf('【附：')).split('\n');
    const points = (lines: string): number[] =>
      lines.split('\n').flatMap((line) => pointsOf(counted.find((one) => line !== '' && one.startsWith(line)) ?? ''));
    expect([points(worse!).toSorted((a, b) => a - b), points(better!)]).toEqual([[40, 60], [-60]]);
    expect(text).toContain('影响最小：160 → 200分（+40）');
  });
});

describe('numbers of a share', () => {
  it.each([
    ['zh-CN', '>=', 117, '117×20%=23.4，最低数的零头进一→24'],
    ['en', '>=', 117, '117×20%=23.4, a least number is rounded up → 24'],
    ['zh-CN', '<=', 117, '117×20%=23.4，最高数的零头舍去→23'],
    ['zh-CN', '>=', 100, '100×20%=20'],
  ] as const)('say in %s which way they were rounded: %s of %i', (lang, op, base, said) => {
    const where = { group: null, stage: null, school: null, subject: null, teacher: null, year: Y };
    expect(roundedSum({ where, op, required: 0, actual: 0, by: 0, base, share: rational(1, 5) }, lang)).toBe(said);
  });
});

describe('what is received', () => {
  const { context } = fiveTeachers('T9001');
  const one: TeacherEntitlement = {
    teacher: 'T9001',
    kind: 'exchange',
    from: 'S1',
    to: 'S2',
    since: monthOf(Y + 2, 9),
    returns: monthOf(Y + 5, 9),
    returnsToWork: true,
    allowances: [{ year: Y + 2, monthly: 500, amount: 6000 }],
    ruralMonths: { before: 0, gained: 0 },
    exchangeMonths: 60,
    leaderCandidate: true,
    postLevel: null,
    levelAtRisk: false,
    intermediatePost: null,
    seniorExempt: null,
    approval: 'group',
    executivePrincipal: false,
  };
  const lines = async (entitlement: TeacherEntitlement): Promise<string> => {
    const reasons = (await ask(fiveTeachers('T9001'), 'T9001')).reasons;
    return entitlementPart(
      { ...context, policy: await suzhou() },
      { ...reasons, entitlements: [entitlement] },
      'zh-CN',
    ).lines.join('\n');
  };

  it('names the years after the plan in which the teacher is still away, and takes the months apart', async () => {
    const text = await lines(one);
    expect(text).toContain('2030学年、2031学年：仍在该校；本方案只算到2029学年');
    expect(text).toContain('本次交流36个月 + 上一次已结束的交流24个月 = 累计60个月');
    expect(text).toContain('2032-09返回学校S1');
  });

  it('says nothing of later years where the posting ends with the plan, nor of earlier postings where there was none', async () => {
    const text = await lines({ ...one, since: monthOf(Y, 9), returns: monthOf(Y + 3, 9), exchangeMonths: 36 });
    expect(text).not.toContain('仍在该校');
    expect(text).toContain('累计交流36个月（即本次）');
  });
});

describe('clauses', () => {
  it('stand once at the end with document, place and quote', async () => {
    const policy = await suzhou();
    const [part] = basisPart(
      { policy },
      [{ id: 'x', title: '', lines: ['- 交流轮岗比例（SZ1）：24人，SZ100'] }],
      'zh-CN',
    );
    expect(part!.lines).toEqual([
      `文件：${policy.document}`,
      '- SZ1：苏教基〔2024〕7号，三（二）2：“同学段教育集团每年教师交流轮岗人数应不低于符合交流条件教师总数的20%”',
    ]);
    expect(basisPart({ policy }, [{ id: 'x', title: '', lines: ['nothing'] }], 'en')).toEqual([]);
  });
});

describe('a sheet', () => {
  it('for a teacher has no digest, seed, option or other word of the machine room; one for an officer has one line of them', async () => {
    const told = fiveTeachers('T9001');
    const jargon = /sha256|种子|\bseed\b|--[a-z]|核验|解空间|约束|slack|infeasible|solver|tier\b/iu;
    const closed = await ask(told, 'T9001', false);
    for (const lang of LANGS) expect(sheetText(teacherSheet(closed, lang))).not.toMatch(jargon);
    const open = sheetText(teacherSheet({ ...closed, open: true }, 'zh-CN'))
      .split('\n')
      .filter((line) => jargon.test(line));
    expect(open).toHaveLength(1);
    expect(open[0]).toMatch(/^备查：/u);
  });

  it('for a volunteer whom no school can take says what stands in the way', async () => {
    // S2 does not teach the subject.
    const artist = teacher({ id: 'V9999', name: '某V9999', subject: '美术', volunteer: true, wishes: ['S2'] });
    const told = fiveTeachers('T9001', {}, [], { people: [artist], demand: 4, postings: [] });
    const answer = await ask(told, 'V9999', false);
    expect(answer.answers).toEqual([]);
    const text = sheetText(teacherSheet(answer, 'zh-CN'));
    expect(text).toContain('不能安排的志愿及原因');
    expect(text).toContain(
      '本人自愿交流，但三个学年内没有任何学校可以安排；2027学年、2028学年、2029学年：没有可接收的学校（学段、学科或方向不合）',
    );
    expect(forms(answer).join('')).not.toContain('T9001');
  });

  it('tells few others apart from many only as fewer than five', () => {
    expect([0, 4, 5].map((count) => peopleWords(count, false, 'zh-CN'))).toEqual(['不足5人', '不足5人', '5人']);
    expect(peopleWords(0, true, 'zh-CN')).toBe('0人');
  });
});
