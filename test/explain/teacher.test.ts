/** The sheet of one teacher, worked by hand on five teachers; and that it tells a teacher nothing of the others. */
import { describe, expect, it } from 'vitest';
import { alternatives, postingNeed } from '../../src/explain/alternatives.ts';
import { formatMonth } from '../../src/domain/month.ts';
import { LANGS } from '../../src/messages/message.ts';
import { sheetText } from '../../src/report/explain/sheet.ts';
import { teacherJson } from '../../src/report/explain/teacher-json.ts';
import { teacherSheet, type TeacherAnswer } from '../../src/report/explain/teacher.ts';
import { pin, posting as postingOf, teacher as person } from '../support/tiny.ts';
import { ask, forms, TERMS } from './asked.ts';
import { fiveTeachers } from './five-teachers.ts';

describe('why me', () => {
  it('names the aim that decides, by how much, and who would go instead', async () => {
    const answer = await ask(fiveTeachers('T9001'), 'T9001');
    const [why] = answer.answers;
    if (why?.kind !== 'plan') throw new Error(why?.kind);
    expect(why.comparison.decidedBy).toEqual({ tier: 'claims', before: 18, after: 23 });
    expect(
      why.comparison.postings.map((change) => [
        change.kind,
        change.kind === 'added' ? change.after.teacher : change.before.teacher,
      ]),
    ).toEqual([
      ['dropped', 'T9001'],
      ['added', 'T9002'],
    ]);
    expect(why.proven).toBe(true);
    const text = sheetText(teacherSheet(answer, 'zh-CN'));
    const [page, appendix] = text.split('【附：');
    expect(page).toContain('它变差：该谁先去。');
    expect(page!.slice(page!.indexOf('【为什么是我'))).not.toMatch(/\d分/u);
    expect(appendix).toContain('轮岗先后：18 → 23分（+5）');
    expect(text).toContain('改为派出：某T9002（T9002） 2027学年 → 学校S2');
    expect(text).toContain('2030年9月返回学校S1');
    expect(text).toContain('2011-09满');
    const { retires, leaves } = answer.reasons.dates;
    expect(text).toContain(`法定退休年月${formatMonth(retires!)}，自${formatMonth(retires! + 1)}起不在岗`);
    expect(leaves).toBe(retires! + 1);
  });

  it('says so where an equal plan exists', async () => {
    const answer = await ask(
      fiveTeachers('T9001', { T9002: { since: fiveTeachers('T9001').instance.persons.get('T9001')!.row.since } }),
      'T9001',
    );
    expect(answer.answers[0]).toMatchObject({ kind: 'plan', comparison: { decidedBy: null } });
    expect(sheetText(teacherSheet(answer, 'en'))).toContain('equal in every aim');
  });

  it('says what a decision entered by hand costs, not that it cannot be otherwise', async () => {
    const answer = await ask(
      fiveTeachers('T9003', {}, [pin({ teacher: 'T9003', kind: 'mustGo', reason: '支教协议' })]),
      'T9003',
    );
    expect(answer.answers[0]).toMatchObject({
      kind: 'plan',
      comparison: { decidedBy: { tier: 'claims', before: 25, after: 18 } },
    });
    expect(sheetText(teacherSheet(answer, 'zh-CN'))).toContain('支教协议');
  });

  it('shows the shortage that stays open where nobody else may go', async () => {
    const others = Object.fromEntries(['T9002', 'T9003', 'T9004', 'T9005'].map((id) => [id, { exempt: true }]));
    const answer = await ask(fiveTeachers('T9001', others), 'T9001');
    expect(answer.answers[0]).toMatchObject({
      kind: 'plan',
      comparison: { decidedBy: { tier: 'shortage', before: 0, after: 30 } },
    });
    expect(sheetText(teacherSheet(answer, 'zh-CN'))).toContain('缺员：学校S2 语文，2027学年，0 → 1人');
  });

  it('names the clash where no plan goes without the posting', async () => {
    // S1 needs all five, T9001 is pinned to go, and X of S2 alone can take the place.
    const x = person({ id: 'X9999', home: 'S2', name: '某X9999' });
    const told = fiveTeachers('T9001', {}, [pin({ teacher: 'T9001', kind: 'mustGo' })], {
      people: [x],
      demand: 5,
      postings: [postingOf({ teacher: 'X9999', from: 'S2', to: 'S1' })],
    });
    const answer = await ask(told, 'X9999');
    const [why] = answer.answers;
    if (why?.kind !== 'infeasible') throw new Error(why?.kind);
    expect(why.clash?.pins.map(({ teacher: id, kind }) => [id, kind])).toEqual([
      ['T9001', 'mustGo'],
      ['X9999', 'mustStay'],
    ]);
    expect(why.clash?.against.map(({ rule }) => rule.spec.id)).toEqual(['protect-source']);
    expect(sheetText(teacherSheet(answer, 'zh-CN'))).toContain('与已录入的其他教师的1项指定冲突：某T9001 T9001');
    expect(sheetText(teacherSheet({ ...answer, open: false }, 'zh-CN'))).not.toContain('T9001');
  });
});

describe('why not me', () => {
  it('compares the plan in which a volunteer goes', async () => {
    // A volunteer costs 60 points less, but a class teacher 40 and one who leaves a couple 60 more: 160 against 200.
    const answer = await ask(
      fiveTeachers('T9001', {
        T9004: { volunteer: true, classTeacher: true, spouse: 'T9005' },
        T9005: { spouse: 'T9004' },
      }),
      'T9004',
    );
    expect(answer.answers[0]).toMatchObject({
      wish: { kind: 'goes' },
      kind: 'plan',
      comparison: { decidedBy: { tier: 'disruption', before: 160, after: 200 } },
    });
  });
});

describe('a sheet for a teacher', () => {
  it('names nobody else, in no form and no language', async () => {
    const told = fiveTeachers('T9001', {
      T9003: { exempt: true },
      T9004: { spouse: 'T9005', classTeacher: true },
      T9005: { spouse: 'T9004' },
    });
    const closed = await ask(told, 'T9001', false);
    const open: TeacherAnswer = { ...closed, open: true };
    const others = [...told.instance.persons.values()].filter(({ id }) => id !== 'T9001');
    const named = (texts: readonly string[]): string[] =>
      others
        .filter(({ id, row }) => texts.some((text) => text.includes(id) || text.includes(row.name)))
        .map(({ id }) => id);
    expect(named(forms(closed))).toEqual([]);
    // The scan sees what it should: an officer's sheet names those who could go instead.
    expect(named(forms(open))).toContain('T9002');
  });
});

describe('what a sheet for a teacher gives away of others', () => {
  it('is the same whatever the private facts of the one who would go instead', async () => {
    // T9001 volunteers, and T9002, who has not, is the only one who could go instead: the plan is worse by 60 points,
    // or by 60 and 40 where T9002 has a class, or by 60 and 60 where T9002 is one of a couple. Only that it is worse
    // may be told.
    const only = Object.fromEntries(['T9003', 'T9004', 'T9005'].map((id) => [id, { exempt: true }]));
    const sheets: string[][] = [];
    for (const facts of [{}, { classTeacher: true }, { spouse: 'T9003' }, { ruralMonths: 30 }]) {
      const answer = await ask(
        fiveTeachers('T9001', { ...only, T9001: { volunteer: true }, T9002: facts }),
        'T9001',
        false,
      );
      expect(answer.answers[0]).toMatchObject({ kind: 'plan', comparison: { decidedBy: { tier: 'disruption' } } });
      sheets.push([JSON.stringify(teacherJson(answer)), ...LANGS.map((lang) => sheetText(teacherSheet(answer, lang)))]);
    }
    for (const other of sheets.slice(1)) expect(other).toEqual(sheets[0]);
  });

  it('keeps what an officer wrote down about a colleague', async () => {
    const told = fiveTeachers('T9001', {}, [
      pin({ teacher: 'T9001', kind: 'mustGo', reason: '接替某T9003，某T9003病休' }),
    ]);
    for (const text of forms(await ask(told, 'T9001', false))) expect(text).not.toContain('病休');
    expect(forms(await ask(told, 'T9001')).join('')).toContain('病休');
  });

  it('counts nobody where few are meant', async () => {
    const text = sheetText(teacherSheet(await ask(fiveTeachers('T9001'), 'T9001', false), 'zh-CN'));
    expect(text).toContain('单独看可以派出的不足5人');
    expect(text).toContain('改为派出不足5人');
    expect(sheetText(teacherSheet(await ask(fiveTeachers('T9001'), 'T9001'), 'zh-CN'))).toContain(
      '单独看可以派出的4人；其中，其他安排都不变、只由其一人接替而不违反规定的4人',
    );
  });
});

const claims = (tiers: readonly { readonly value: number }[]): number => tiers.at(-1)!.value;

describe('alternatives', () => {
  it('come in the order of their cost, by exchange and by search', async () => {
    const { given, plan } = fiveTeachers('T9001');
    const found = await alternatives(given, plan, postingNeed(plan, 'T9001')!, { listed: 3, searched: 2 }, TERMS);
    expect(found.candidates).toBe(4);
    expect(
      found.best.map(({ posting, exchanged, searched }) => [
        posting.teacher,
        claims(exchanged),
        searched?.kind === 'plan' ? claims(searched.tiers) : searched,
      ]),
    ).toEqual([
      ['T9002', 23, 23],
      ['T9003', 25, 25],
      ['T9004', 28, null],
    ]);
  });
});
