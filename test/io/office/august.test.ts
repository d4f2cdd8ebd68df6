/** Orders are written in summer: July, August and September of a year are one and the same start or end (domain, 1). */
import { describe, expect, test } from 'vitest';
import { deriveInstance } from '../../../src/domain/instance.ts';
import { pastSupervision } from '../../../src/verify/computed/supervision.ts';
import { readTables, type Tables } from '../support.ts';

const roster = (from: string, until: string): Tables => ({
  学校: [
    ['学校编号', '学校名称', '集团编号', '角色', '学段', '片区编号', '城乡类型'],
    ['S01', '实验小学', 'G1', '核心校', '小学', 'Z1', '城区'],
    ['S02', '石桥小学', 'G1', '成员校', '小学', 'Z1', '乡村'],
  ],
  教师: [
    ['教师编号', '姓名', '性别', '出生年月', '编制学校', '进现校年月', '主教学科', '现聘职称', '交流经历'],
    ['T01', '甲一', '女', '1985-05', 'S01', '2010-08', '语文', '一级', `${from}-${until} 石桥小学`],
  ],
});

const SUMMER = [7, 8, 9];

describe('July to September', () => {
  test.each(SUMMER.flatMap((from) => SUMMER.map((until) => [from, until] as const)))(
    'from %i/2026 until %i/2028: away for two school years, counted as begun in 2026',
    (from, until) => {
      const { roster: read, problems } = readTables(roster(`2026.${from}`, `2028.${until}`), { from: 2027 });
      const instance = deriveInstance(read!, 2027);
      expect(instance.persons.get('T01')?.running).toEqual({ to: 'S02', returns: 2028, endKnown: true });
      expect(pastSupervision(instance, 2026).exchanged).toBe(1);
      expect(problems.map(({ code }) => code)).toContain('rural-months-none');
    },
  );

  test.each(SUMMER)('a posting that begins in %i/2027 has served nothing before September 2027', (from) => {
    const { problems } = readTables(roster(`2027.${from}`, '2029.8'), { from: 2027 });
    expect(problems.map(({ code }) => code)).not.toContain('rural-months-none');
  });

  test.each(SUMMER)('one that ended in %i/2024 leaves three years of tenure in 2027', (until) => {
    const { roster: read } = readTables(roster('2021.8', `2024.${until}`), { from: 2027 });
    const person = deriveInstance(read!, 2027).persons.get('T01');
    expect([person?.running, person?.tenure(2026), person?.tenure(2027)]).toEqual([null, 2, 3]);
  });
});
