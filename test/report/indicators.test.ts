import { always } from '../../src/domain/group-kinds.ts';
import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import { deriveInstance } from '../../src/domain/instance.ts';
import { LANGS } from '../../src/messages/message.ts';
import type { ReportContext } from '../../src/report/context.ts';
import { htmlReport } from '../../src/report/html/index.ts';
import { percent } from '../../src/report/over-time.ts';
import { indicatorsSheet } from '../../src/report/sheets/indicators.ts';
import type { TableCell, Table } from '../../src/report/table.ts';
import { Y } from '../support/tiny.ts';
import { bare, computedContext } from './computed-fixture.ts';
import { rowsOf, tagsOf } from './html/page.ts';

const context = computedContext();
const records = (sheet: Table): Record<string, TableCell>[] =>
  sheet.rows.map((row) => Object.fromEntries(sheet.columns.map((column, i) => [column.heading, row[i] ?? null])));
const rows = records(indicatorsSheet(context, 'zh-CN'));
const KEYS = ['交流前', '2027学年', '2028学年', '2029学年', '标准', '是否达标', '说明'];
/** The cells of one indicator. */
const line = (item: string, scope = '全部', of = rows): (TableCell | undefined)[] | undefined => {
  const found = of.find((row) => String(row['指标']).startsWith(item) && row['范围'] === scope);
  return found && KEYS.map((key) => found[key]);
};

describe('the supervision numbers', () => {
  it('are the three and their two ratios, against 10 % and 20 %', () => {
    // Eligible: A01, A02, K01–K06, E01 of A1; M01 and M02 of A2; V01; B01–B03: fifteen. A04 is on a posting, P1 a
    // principal.
    expect(line('符合交流轮岗条件教师总数')?.slice(0, 4)).toEqual([15, 15, 13, 12]);
    expect(line('实际交流轮岗教师数')).toEqual([
      0,
      2,
      1,
      0,
      '',
      '',
      '当学年新开始的交流轮岗，不含跟岗锻炼和干部任职；“交流前”为上一学年，以名册所填交流开始年月为准（7—9月开始的归当年9月），不含到县外的',
    ]);
    expect(line('实际交流骨干教师数')?.slice(0, 4)).toEqual([0, 1, 0, 0]);
    expect(line('实际交流占符合条件比例')).toEqual([
      '0%',
      '13.33%',
      '7.69%',
      '0%',
      '≥10%',
      '未达标',
      '2028学年、2029学年未达标',
    ]);
    expect(line('骨干占实际交流比例')).toEqual([null, '50%', '0%', null, '≥20%', '未达标', '2028学年未达标']);
  });

  it('are shown under any policy; those of a clause only where the document knows it', () => {
    const shown = records(indicatorsSheet(bare(), 'zh-CN'));
    expect(new Set(shown.map((row) => row['类别']))).toEqual(
      new Set(['督导三项数', '校际差异', '各校配置', '学科缺员']),
    );
    expect(line('符合交流轮岗条件教师总数', '全部', shown)?.slice(0, 4)).toEqual([15, 15, 13, 12]);
    expect(line('其中：中层', '全部', shown)).toBeUndefined();
    expect(line('其中：中层')?.slice(0, 4)).toEqual([0, 1, 0, 0]);
    expect(line('其中：骨干教师由核心校到成员校')?.slice(0, 4)).toEqual([0, 1, 0, 0]);
  });

  it('hold where the share is exactly the least', () => {
    // Ten eligible, one goes each year: 1 of 10, of 9, of 8.
    const roster = {
      ...context.instance.roster,
      teachers: Array.from({ length: 10 }, (_, i) => ({ ...context.instance.persons.get('K01')!.row, id: `T${i}` })),
    };
    const [one] = context.plan.postings;
    const postings = [Y, Y + 1, Y + 2].map((start, i) => ({ ...one!, teacher: `T${i}`, start }));
    const own: ReportContext = {
      ...context,
      instance: deriveInstance(roster, Y),
      plan: { ...context.plan, postings, sharedTeaching: [] },
    };
    expect(line('实际交流占符合条件比例', '全部', records(indicatorsSheet(own, 'zh-CN')))).toEqual([
      '0%',
      '10%',
      '11.11%',
      '12.5%',
      '≥10%',
      '达标',
      '',
    ]);
    expect([percent(0.0909), percent(0.1), percent(null)]).toEqual(['9.09%', '10%', null]);
  });
});

describe('how schools and settings differ', () => {
  it('per 100 pupils, school by school', () => {
    // A1: 500 pupils and one backbone until A01 leaves; A2: 200 pupils, then one backbone, and one of sports
    // throughout.
    expect(line('每百名学生县级以上骨干教师', '=城中小学')?.slice(0, 6)).toEqual([0.2, 0, 0, 0, '≥1', '未达标']);
    expect(line('每百名学生县级以上骨干教师', '山上小学')?.slice(0, 4)).toEqual([0, 0.5, 0.5, 0.5]);
    expect(line('每百名学生体育艺术教师', '山上小学')?.slice(0, 6)).toEqual([0.5, 0.5, 0.5, 0.5, '≥0.9', '未达标']);
    // 10 of A1 at work at the start for 500 pupils, 8 without A01 and A02, 7 without K03, 8 with A04.
    expect(line('每百名学生教师', '=城中小学')?.slice(0, 5)).toEqual([2, 1.6, 1.4, 1.6, '']);
    expect(line('净派出', '=城中小学')?.slice(0, 4)).toEqual([0, 2, 1, 0]);
    expect(line('每百名学生教师', '村小')).toBeUndefined();
  });

  it('by the coefficient of variation, for stages that are taught', () => {
    // x = 0.002 and 0 weighed 5 : 2, mean 1/700: √(5/7·(0.002−1/700)² + 2/7·(1/700)²)·700 = 0.6325; then 0 and 0.005:
    // 1.5811.
    expect(line('每百名学生县级以上骨干教师：校际差异系数', '小学')).toEqual([
      0.6325,
      1.5811,
      1.5811,
      1.5811,
      '≤0.50',
      '未达标',
      '2027学年、2028学年、2029学年未达标',
    ]);
    expect(rows.filter((row) => row['范围'] === '初中')).toEqual([]);
  });

  it('urban and town; nothing of settings without pupils', () => {
    expect(line('每百名学生教师', '城区')?.slice(0, 4)).toEqual([2, 1.6, 1.4, 1.6]);
    expect(line('每百名学生教师', '镇区')?.slice(0, 4)).toEqual([1.5, 2.5, 2.5, 2]);
    expect(line('每百名学生教师', '乡村')).toBeUndefined();
  });
});

describe('the make-up of the county', () => {
  it('shares, principals, zones and seniors, as of now', () => {
    const none = [null, null, null];
    expect(line('融合型、共建型占比（按集团）')).toEqual(['2/2=100%', ...none, '≥80%', '达标', '']);
    expect(line('融合型、共建型占比（按成员校）')).toEqual(['3/3=100%', ...none, '', '', '']);
    expect(line('乡村和镇区义务教育学校集团化覆盖')).toEqual(['2/2=100%', ...none, '≥100%', '达标', '']);
    expect(line('新建义务教育学校纳入集团')).toEqual(['1/1=100%', ...none, '≥100%', '达标', '']);
    expect(line('在任校长数', '乙')).toEqual([0, 0, 0, 0, '1', '未评估', '名册中没有该集团的在任校长，无法判断']);
    expect(line('在任校长数', '=甲')).toBeUndefined();
    expect(line('核心校计入的教育学区', '=城中小学')).toEqual([
      '高楼',
      ...none,
      '',
      '',
      '成员校分属几个学区，按第一所计',
    ]);
    expect(line('高级教师乡村任教不满12个月（人；程序设定，文件未规定）')).toEqual([1, ...none, '', '', '']);
    expect(line('高级教师乡村任教不满12个月（人；程序设定，文件未规定）', '=城中小学')).toEqual([
      1,
      ...none,
      '',
      '',
      '赵明（0个月）',
    ]);
    // About teachers, not about how schools are grouped.
    expect(rows.filter((row) => row['依据'] === 'RA11').map((row) => row['类别'])).toEqual(['任教经历', '各校配置']);
    expect(rows.filter((row) => String(row['说明']).includes('赵明')).map((row) => row['类别'])).toEqual(['各校配置']);
  });

  it('names what falls short, and cuts long lists', () => {
    const groups = context.instance.roster.groups.map((group) => ({
      ...group,
      kinds: group.id === 'A' ? always('collaborative') : group.kinds,
    }));
    const senior = Array.from({ length: 23 }, (_, i) => ({
      ...context.instance.persons.get('A04')!.row,
      id: `Z${i}`,
      name: `老师${i}`,
      working: 'A1',
      postedFrom: null,
      postedUntil: null,
      since: monthOf(2010, 9),
    }));
    const roster = { ...context.instance.roster, groups, teachers: [...context.instance.roster.teachers, ...senior] };
    const own = records(indicatorsSheet({ ...context, instance: deriveInstance(roster, Y) }, 'zh-CN'));
    expect(line('融合型、共建型占比（按集团）', '全部', own)).toEqual([
      '1/2=50%',
      null,
      null,
      null,
      '≥80%',
      '未达标',
      '其他：=甲',
    ]);
    const told = String(line('高级教师乡村任教不满', '=城中小学', own)?.at(-1));
    expect(told).toMatch(/老师18（0个月）等24个$/);
  });
});

describe('shortages and money', () => {
  it('in teachers, tenths where teaching is shared', () => {
    expect(line('学科缺员合计')?.slice(0, 4)).toEqual([1.4, 0, 0.4, 0.4]);
    expect(line('英语缺员', '山上小学')?.slice(0, 4)).toEqual([1, 0, 0, 0]);
    expect(line('语文缺员', '城东二小')?.slice(0, 4)).toEqual([0.4, 0, 0.4, 0.4]);
    const byYear = context.plan.shortages.filter(({ year }) => year === Y + 1).map(({ short }) => short);
    expect(line('学科缺员合计')?.[2]).toBe(byYear.reduce((sum, short) => sum + short, 0));
  });

  it('what posted teachers are paid', () => {
    expect(line('交流教师津贴补助合计')?.slice(0, 4)).toEqual([9600, 28_800, 28_800, 19_200]);
  });
});

describe('the page', () => {
  it('has the county’s numbers and those of each school that is supervised', async () => {
    const page = await htmlReport(context, 'zh-CN');
    const county = rowsOf(page, 'indicators-county');
    expect(county[0]).toEqual([
      '类别',
      '范围',
      '指标',
      '依据',
      '交流前',
      '2027学年',
      '2028学年',
      '2029学年',
      '标准',
      '是否达标',
      '说明',
    ]);
    expect(county[4]).toEqual([
      '督导三项数',
      '全部',
      '实际交流占符合条件比例',
      '教督〔2017〕6号',
      '0%',
      '13.33%',
      '7.69%',
      '0%',
      '≥10%',
      '未达标',
      '2028学年、2029学年未达标',
    ]);
    expect(rowsOf(page, 'indicators-schools').slice(1)).toEqual([
      [
        '=城中小学',
        '500',
        '0.2 低于标准',
        '0 低于标准',
        '0 低于标准',
        '0 低于标准',
        '0 低于标准',
        '0 低于标准',
        '0 低于标准',
        '0 低于标准',
      ],
      [
        '山上小学',
        '200',
        '0 低于标准',
        '0.5 低于标准',
        '0.5 低于标准',
        '0.5 低于标准',
        '0.5 低于标准',
        '0.5 低于标准',
        '0.5 低于标准',
        '0.5 低于标准',
      ],
    ]);
  });

  it('draws the backbones of each school before and after, and of too many schools nothing', async () => {
    const page = await htmlReport(context, 'zh-CN');
    const section = page.slice(page.indexOf('<section id="indicators"'));
    const svg = /<svg[\s\S]*?<\/svg>/.exec(section)![0];
    expect(new Set(tagsOf(svg).map(({ name }) => name))).toEqual(new Set(['svg', 'rect', 'path', 'text']));
    // Two schools; each before and after: A1 0.2 → 0, A2 0 → 0.5.
    expect(
      tagsOf(svg)
        .filter(({ name }) => name === 'text')
        .map(({ text }) => text),
    ).toEqual(['=城中小学', '山上小学', '0.2', '0', '0', '0.5']);
    expect(tagsOf(svg).filter(({ attributes }) => ['#7a96c2', '#0b3d91'].includes(attributes.fill ?? ''))).toHaveLength(
      4,
    );
    expect(svg).not.toMatch(/zr\d|ecmeta|class=|<style|\bid=/);
    const [first] = context.instance.roster.schools;
    const many = Array.from({ length: 40 }, (_, i) => ({ ...first!, id: `Q${i}`, role: 'member' as const }));
    const roster = { ...context.instance.roster, schools: [...context.instance.roster.schools, ...many] };
    const wide = await htmlReport({ ...context, instance: deriveInstance(roster, Y) }, 'zh-CN');
    expect(wide.slice(wide.indexOf('<section id="indicators"'))).not.toContain('<svg');
    expect(rowsOf(wide, 'indicators-schools')).toHaveLength(43);
  });

  it('says so where no pupils were entered', async () => {
    const roster = {
      ...context.instance.roster,
      schools: context.instance.roster.schools.map((school) => ({ ...school, pupils: null })),
    };
    const page = await htmlReport({ ...context, instance: deriveInstance(roster, Y) }, 'zh-CN');
    expect(page).toContain('名册没有填义务教育学校的学生数');
    expect(page).not.toContain('id="indicators-schools"');
  });
});

it.each(LANGS)('indicators in %s are in one language', (lang) => {
  const sheet = indicatorsSheet(context, lang);
  const words = [sheet.title, ...sheet.columns.map(({ heading }) => heading)];
  expect(words.filter((word) => /\p{Script=Han}/u.test(word) !== (lang === 'zh-CN'))).toEqual([]);
  const { schools, groups, zones, teachers } = context.instance.roster;
  const known = [...schools, ...groups, ...zones, ...teachers]
    .map(({ name }) => name)
    .concat('语文', '英语', '教督〔2017〕6号');
  const ours = sheet.rows
    .flat()
    .map((cell) => known.reduce((rest, name) => rest.replaceAll(name, ''), String(cell ?? '')));
  expect(ours.some((text) => /\p{Script=Han}/u.test(text))).toBe(lang === 'zh-CN');
});
