/** 导入名册: what was not understood is settled at its place, and remembered; remarks are proposals, never decided alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, form, over, testDesk, type TestDesk } from './support/desk.ts';

const SCHOOLS = '学校编号,学校名称,角色,学段,片区编号,城乡类型\nS01,一小,核心校,小学,Z1,城区\n';
const HEADINGS = '教师编号,姓名,性别,出生年月,编制学校编号,进现校年月,主教学科,现聘职称,荣誉称号,备注';
type Row = readonly [honour: string, remark: string];
const teachers = (rows: readonly Row[]): string =>
  [
    HEADINGS,
    ...rows.map(([honour, remark], i) => `T${i + 1},张${i + 1},女,1985-03,S01,2015-08,语文,一级,${honour},${remark}`),
  ].join('\n');

let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk({ working: true });
});
afterAll(async () => {
  await desk.close();
});

async function upload(...rows: readonly Row[]): Promise<string> {
  const sent = form({ '学校.csv': SCHOOLS, '教师.csv': teachers(rows) });
  const { id, job } = (await ask(desk.app, 'POST', '/api/rosters', sent)).json();
  await over(desk.app, job.id);
  return id;
}
const check = async (roster: string) => (await ask(desk.app, 'GET', `/api/rosters/${roster}/check`)).json();
const send = (roster: string, seen: number, ...revisions: object[]) =>
  ask(desk.app, 'PATCH', `/api/rosters/${roster}`, { body: { revisions }, headers: { 'if-match': `"${seen}"` } });
async function revise(roster: string, seen: number, ...revisions: object[]): Promise<void> {
  const answer = await send(roster, seen, ...revisions);
  if (answer.statusCode !== 202) throw new Error(answer.body);
  await over(desk.app, answer.json().job.id);
}
const PLACE = { file: '教师.csv', sheet: null };

describe('what was not understood', () => {
  it('is settled: a heading, then a word in it, then the cell itself, each at its place', async () => {
    const roster = await upload(['县教坛名苑', '']);
    const column = async () => (await check(roster)).sheets[1].columns[8];
    expect(await column()).toMatchObject({ letter: 'I', heading: '荣誉称号', as: 'unknown' });
    await revise(roster, 1, { kind: 'heading', ...PLACE, heading: '荣誉称号', meaning: '骨干层级' });
    expect(await column()).toMatchObject({ as: 'used', column: '骨干层级' });
    const { findings, rows } = await check(roster);
    expect(findings.find(({ severity }: { severity: string }) => severity === 'error')).toMatchObject({
      ...PLACE,
      row: 2,
      letter: 'I',
      value: '县教坛名苑',
    });
    const shown = rows.find(({ row, file }: { row: number; file: string }) => row === 2 && file === '教师.csv');
    expect(shown.cells).toMatchObject({ B: '张1', I: '县教坛名苑' });
    await revise(roster, 2, { kind: 'value', table: '教师', column: '骨干层级', from: '县教坛名苑', to: '县级' });
    expect((await check(roster)).counts.errors).toBe(0);
    await revise(roster, 3, { kind: 'cell', ...PLACE, row: 2, letter: 'I', value: '天下第一' });
    expect((await check(roster)).counts.errors).toBe(1);
  });

  it('is remembered for the next roster, cells excepted', async () => {
    const next = await upload(['县教坛名苑', '']);
    expect((await check(next)).counts.errors).toBe(0);
    const { edits, mapping } = (await ask(desk.app, 'GET', `/api/rosters/${next}`)).json();
    expect([edits, mapping.values]).toEqual([[], [expect.objectContaining({ to: '县级' })]]);
  });

  it('cannot mean what we do not have', async () => {
    const roster = await upload(['', '']);
    const odd = [
      { kind: 'heading', ...PLACE, heading: '荣誉称号', meaning: '没有这一列' },
      { kind: 'heading', file: '没有.csv', sheet: null, heading: '荣誉称号', meaning: '骨干层级' },
      { kind: 'sheet', ...PLACE, table: '没有这张表' },
      { kind: 'value', table: '教师', column: '没有这一列', from: 'a', to: 'b' },
      { kind: 'fact', ...PLACE, row: 2, column: '没有这一列', value: 'x' },
    ];
    for (const revision of odd)
      expect([revision, (await send(roster, 1, revision)).statusCode]).toEqual([revision, 422]);
  });
});

describe('remarks', () => {
  it('are proposals with the word alone; accepted they are facts, refused they are not made again', async () => {
    const roster = await upload(['', '胃病，2026年起病假'], ['', '援疆'], ['', '2028年7月到龄退休'], ['', '获奖']);
    const { proposals } = await check(roster);
    expect(
      proposals.map(({ row, word, column, value }: Record<string, unknown>) => [row, word, column, value]),
    ).toEqual([
      [2, '病假', '在岗状态', '病休'],
      [3, '援疆', '在岗状态', '支援'],
      [4, '到龄退休', '预计离岗年月', '2028-07'],
    ]);
    expect(JSON.stringify(proposals)).not.toContain('胃病');
    await revise(
      roster,
      1,
      { kind: 'fact', ...PLACE, row: 3, column: '在岗状态', value: '支援' },
      { kind: 'fact', ...PLACE, row: 4, column: '预计离岗年月', value: '2028-07' },
      { kind: 'refuse', ...PLACE, row: 2, word: '病假' },
    );
    const after = await check(roster);
    expect([after.proposals, after.counts.errors]).toEqual([[], 0]);
    const used = after.sheets[1].columns.filter(({ letter }: { letter: string }) => letter > 'J');
    expect(used.map(({ letter, column, as }: Record<string, unknown>) => [letter, column, as])).toEqual([
      ['K', '在岗状态', 'used'],
      ['L', '预计离岗年月', 'used'],
    ]);
  });
});
