/** A night that moves no name still says to whom of the list something happened, and what is shorter than published. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import { touchedList } from '../../src/jobs/touched-list.ts';
import { roster, school, teacher } from '../support/tiny.ts';
import { openOffice, type Office } from './support/nights.ts';

let one: Office;
beforeEach(async () => {
  one = await openOffice();
});
afterEach(() => one.end());

/** What the night adds below "moves no name"; posted people cannot be called back once their school year runs. */
async function told(row: string): Promise<{ readonly en: string; readonly zh: string }> {
  one.drop('a.csv', row);
  const { told: result, exit } = await one.night('--today', '2027-10-03');
  expect([result.outcome, exit]).toEqual(['stands', 6]);
  const { remarks } = result as unknown as { readonly remarks: readonly Record<string, string>[] };
  const inLang = (lang: string): string => remarks.map((words) => words[lang]).join('\n');
  return { en: inLang('en'), zh: inLang('zh-CN') };
}
const corrects = (column: string, value: string): string => `C1,2027-10-02,更正,T06,${column},${value},,,,`;

it.each([
  ['a name', '姓名', '傅小岚'],
  ['the title of backbone lost', '骨干层级', '无'],
  ['a principal now', '职务', '校长'],
  ['sick', '在岗状态', '病假'],
])('names the person on the list, and which column: %s', async (_, column, value) => {
  const { en, zh } = await told(corrects(column, value));
  expect(en).toMatch(new RegExp(`傅晓岚 T06 \\(.*2027–28 3y\\), change C1, correction of ${column};`, 'u'));
  expect(zh).toMatch(new RegExp(`傅晓岚 T06（.*2027学年 3年），变动 C1 更正「${column}」`, 'u'));
});

it('names somebody who is exempted now', async () => {
  expect((await told('C1,2027-10-02,免除,T06,,,,,,')).en).toMatch(/T06 .*change C1, exemption;/u);
});

it('a share halved: the person, and the shortage that was not there when it was published', async () => {
  const { en, zh } = await told(corrects('任课比例', '0.5'));
  expect(en).toMatch(/T06 .*correction of 任课比例/u);
  expect(en).toMatch(/New shortage against the published plan: .*英语, 2027–28: 0\.5 short \(published: 0\)/u);
  expect(zh).toMatch(/新增的缺员：.*英语 2027学年缺0\.5人（发布时0人）/u);
});

it('says nothing of people whom the list does not know', async () => {
  expect(await told('C1,2027-10-02,更正,T11,姓名,邹小平,,,,')).toMatchObject({ en: '', zh: '' });
});

it('knows who is posted already, and that the law held when the list was published', () => {
  const until = { postedFrom: monthOf(2025, 9), postedUntil: monthOf(2028, 9) };
  const before = roster({
    schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2' })],
    teachers: [teacher({ id: 'A', working: 'S2', ...until }), teacher({ id: 'B' })],
  });
  const plan = { postings: [], sharedTeaching: [{ teacher: 'B', to: 'S2', year: 2026, share: 0.2 }], shortages: [] };
  const cells = { postedUntil: monthOf(2028, 1) };
  const changes = ['A', 'B'].map((id) => ({
    kind: 'correction' as const,
    id: `C-${id}`,
    date: '2027-10-02',
    teacher: id,
    cells,
  }));
  const said = touchedList(
    { plan: { ...plan, outcome: 'compliant' }, roster: before },
    { ...plan, outcome: 'relaxed' },
    changes,
    '2027-10-03',
  ).map(({ en }) => en);
  // The shared teaching of B is over.
  expect(said).toEqual([
    expect.stringMatching(/A \(posted at .* until 2028-09\), change C-A, correction of 交流结束年月/u),
    expect.stringMatching(/all hard rules held/u),
  ]);
});
