/** 集团岗位分配建议表: numbers by hand, sums of the group, and what is said where nothing can be allotted. */
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../../src/messages/message.ts';
import { applied, CHINESE, demand, policy, posting, PROTECTIONS, school, teachers, Y } from '../../support/tiny.ts';
import { contextOf, ownWords, recordsOf, sectionsOf, textsOf } from './context-of.ts';

const rules = policy({ rules: [applied('establishment', { mode: 'group' }, { clause: 'SZ8' }), ...PROTECTIONS] });
const rows = {
  schools: [
    school({ id: 'S1', role: 'core', establishment: 8, seniorPosts: 2, intermediatePosts: null }),
    school({ id: 'S2', establishment: 4, seniorPosts: 2, intermediatePosts: 3 }),
  ],
  teachers: [...teachers(6, 'K'), ...teachers(2, 'H', { title: 'senior' }), ...teachers(3, 'M', { home: 'S2' })],
  demand: [demand('S1', CHINESE, 6), demand('S2', CHINESE, 4)],
};
const context = contextOf(rows, rules, [posting({ teacher: 'H01', start: Y + 1 })]);
const [sheet] = sectionsOf('post-allotment', context);
const lines = recordsOf(sheet!).map((record) => Object.values(record).slice(1));

const said = (...given: Parameters<typeof contextOf>) =>
  sectionsOf('post-allotment', contextOf(...given)).flatMap(textsOf);

describe('the proposal for the posts of a group', () => {
  it('has posts, holders and free posts of each school and year, and adds up to the total', () => {
    expect(Object.keys(recordsOf(sheet!)[0]!)).toEqual([
      '集团',
      '岗位类别',
      '学校',
      '核定数',
      '期初占用',
      '期初空余',
      '2027学年占用',
      '2027学年空余',
      '2028学年占用',
      '2028学年空余',
      '2029学年占用',
      '2029学年空余',
      '三学年学科教师需求',
      '建议数',
      '建议增减',
    ]);
    // 12 · 6/10 = 7.2 is less than the eight at S1, who keep theirs; 4 · 6/10 = 2.4 and 1.6 of the senior posts.
    expect(lines).toEqual([
      ['编制', '学校S1', 8, 8, 0, 8, 0, 7, 1, 7, 1, 18, 8, 0],
      ['编制', '学校S2', 4, 3, 1, 3, 1, 4, 0, 4, 0, 12, 4, 0],
      ['编制', '集团合计', 12, 11, 1, 11, 1, 11, 1, 11, 1, 30, 12, 0],
      ['高级岗位', '学校S1', 2, 2, 0, 2, 0, 1, 1, 1, 1, 18, 2, 0],
      ['高级岗位', '学校S2', 2, 0, 2, 0, 2, 1, 1, 1, 1, 12, 2, 0],
      ['高级岗位', '集团合计', 4, 2, 2, 2, 2, 2, 2, 2, 2, 30, 4, 0],
      ['中级岗位', '学校S1', null, 6, null, 6, null, 6, null, 6, null, 18, null, null],
      ['中级岗位', '学校S2', 3, 3, 0, 3, 0, 3, 0, 3, 0, 12, null, null],
      ['中级岗位', '集团合计', null, 9, null, 9, null, 9, null, 9, null, 30, null, null],
    ]);
    expect(textsOf(sheet!)[0]).toBe('集团G1中级岗位没有建议数：学校S1未填核定数。');
    expect(textsOf(sheet!).join('\n')).toContain('各校之和等于集团总数');
  });

  it('says in a line where nothing is handed over, or no number or need was entered', () => {
    expect(said(rows, policy({ rules: PROTECTIONS }))).toEqual(['本政策没有把岗位总量分配到集团，无须分配。']);
    expect(said({ teachers: rows.teachers }, rules)).toEqual(['名册没有填编制数、高级岗位数和中级岗位数，无法分配。']);
    expect(said({ ...rows, demand: [] }, rules)[0]).toBe('集团G1编制没有建议数：未填学科需求。');
  });

  it.each(LANGS)('is in one language: %s', (lang) => {
    expect(/\p{Script=Han}/u.test(ownWords(sectionsOf('post-allotment', context, lang), context))).toBe(
      lang === 'zh-CN',
    );
  });
});
