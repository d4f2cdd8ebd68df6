/** The edit loop: plan, change names in the list by script, ask whether it is lawful, have the rest completed. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import ExcelJS from 'exceljs';
import type { Plan } from '../../src/domain/plan.ts';
import { readRoster, writeRosterFolder } from '../../src/io/index.ts';
import { judgeList } from '../../src/planning/judge-list.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { exampleRoster } from '../support/example.ts';
import { Y } from '../support/tiny.ts';
import { lungang, type Ran } from './support/run.ts';

const place = mkdtempSync(join(tmpdir(), 'lungang-edit-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
const data = join(place, 'data');
const at = (...names: string[]): string => join(place, ...names);
const SHEET = '拟交流轮岗名单';

const plan = (out: string, ...more: string[]): Promise<Ran> =>
  lungang('plan', data, '--policy', 'suzhou-2024', '--from', String(Y), '--out', at(out), '--workers', '1', ...more);
const verifyList = (list: string, ...more: string[]): Promise<Ran> =>
  lungang('verify', data, '--policy', 'suzhou-2024', '--list', list, ...more);
const planned = (out: string): Plan => JSON.parse(readFileSync(at(out, 'plan.json'), 'utf8')) as Plan;
const firstYear = (out: string): string[] =>
  planned(out)
    .postings.filter(({ start }) => start === Y)
    .map(({ teacher, to }) => `${teacher}→${to}`);

/** Rows of the list by the name in them. */
async function edit(
  to: string,
  change: (rows: Map<string, ExcelJS.Row>, heading: (name: string) => number, sheet: ExcelJS.Worksheet) => void,
): Promise<string> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(at('out', 'plan.xlsx'));
  const sheet = book.getWorksheet(SHEET)!;
  const headings = (sheet.getRow(2).values as unknown[]).map(String);
  const rows = new Map<string, ExcelJS.Row>();
  sheet.eachRow((row, number) => {
    if (number > 2) rows.set(String(row.getCell(headings.indexOf('姓名')).value), row);
  });
  change(rows, (name) => headings.indexOf(name), sheet);
  await book.xlsx.writeFile(at(to));
  return at(to);
}

const clear = (row: ExcelJS.Row): void => {
  for (let i = 1; i <= 25; i++) row.getCell(i).value = null;
};

let first: string[] = [];
beforeAll(async () => {
  await writeRosterFolder(exampleRoster(), data);
  await plan('out');
  first = firstYear('out');
}, 300_000);

describe('a list from our own workbook', () => {
  it('is lawful as it was written', async () => {
    const { exit, out } = await verifyList(at('out', 'plan.xlsx'));
    expect(out).toContain('名单合规');
    expect(exit).toBe(0);
  });

  it('with a row taken out lacks so many and is not lawful; the same as the verifier says', async () => {
    const taken = first[0]!.split('→')[0]!;
    const list = await edit('short.xlsx', (rows) => clear(rows.get(`教师${taken}`)!));
    const { exit, out } = await verifyList(list, '--json');
    const answer = JSON.parse(out) as { ok: boolean; findings: { kind: string; clause: string; by: number }[] };
    expect(exit).toBe(1);
    expect(answer.ok).toBe(false);
    const { policy } = await loadPolicy('suzhou-2024');
    const { roster } = await readRoster(data, { from: Y });
    const left = planned('out').postings.filter(({ start, teacher }) => start === Y && teacher !== taken);
    const own = judgeList({ roster: roster!, policy: policy!, from: Y }, left);
    expect(answer.findings.map(({ kind, clause, by }) => ({ kind, clause, by }))).toEqual(
      own.findings.map(({ kind, rule, measure }) => ({ kind, clause: rule.clause, by: measure.by })),
    );
    expect(answer.findings.some(({ kind }) => kind === 'missing')).toBe(true);
  });

  it('with somebody who is not eligible gets one answer here and from plan --keep: a decision overrides that, with a warning', async () => {
    const list = await edit('decided.xlsx', (rows, heading) => {
      for (const row of [...rows.values()].slice(1)) clear(row);
      const [odd] = rows.values();
      odd!.getCell(heading('姓名')).value = '教师CN01';
      odd!.getCell(heading('现单位')).value = '学校S1';
    });
    const { out } = await verifyList(list);
    expect(out).toMatch(/照列须按指定办理（1 人[\s\S]*CN01[\s\S]*任教年限不足/);
    expect(out).not.toContain('不能成立');
    const kept = await plan('decided', '--keep', list);
    expect(kept.err).toMatch(/CN01.*任教年限不足/);
    expect(firstYear('decided').some((one) => one.startsWith('CN01→'))).toBe(true);
  });

  it('with a name that cannot be told is a question, exit 2, with sheet, row and column', async () => {
    const list = await edit('odd.xlsx', (rows, heading) => {
      rows.get(`教师${first[0]!.split('→')[0]!}`)!.getCell(heading('姓名')).value = '查无此人';
    });
    const { exit, out } = await verifyList(list, '--json');
    expect(exit).toBe(2);
    expect((JSON.parse(out) as { errors: object[] }).errors).toMatchObject([
      { file: 'odd.xlsx', sheet: SHEET, column: '姓名', value: '查无此人', code: 'list-unknown-teacher' },
    ]);
  });
});

describe('plan --keep', () => {
  it('keeps the edited list, completes it, tells the difference, and can be verified with the roster it writes', async () => {
    const swapped = first
      .map((one) => one.split('→') as [string, string])
      .find(([teacher]) => teacher.startsWith('C') || teacher.startsWith('E'))!;
    // Another eligible teacher of the same subject goes in the place of one; a second row is taken out.
    const fresh = ['C04', 'E02', 'E03', 'E04'].find(
      (id) => id.startsWith(swapped[0].slice(0, 1)) && !first.some((one) => one.startsWith(id)),
    )!;
    const gone = first.map((one) => one.split('→')[0]!).find((id) => id !== swapped[0])!;
    const list = await edit('edited.xlsx', (rows, heading) => {
      rows.get(`教师${swapped[0]}`)!.getCell(heading('姓名')).value = `教师${fresh}`;
      clear(rows.get(`教师${gone}`)!);
    });
    const { exit, out } = await plan('kept', '--keep', list);
    expect([0, 3]).toContain(exit);
    const now = firstYear('kept');
    expect(now).toContain(`${fresh}→${swapped[1]}`);
    for (const one of first.filter((own) => !own.startsWith(gone) && !own.startsWith(swapped[0])))
      expect(now).toContain(one);
    expect(out).toContain('名单与方案对照：照列');
    // Papers asked for with the officer's own roster name the one to take, and not every row that differs.
    const papers = await lungang(
      'documents',
      data,
      '--policy',
      'suzhou-2024',
      '--plan',
      at('kept', 'plan.json'),
      '--out',
      at('papers'),
    );
    expect([papers.exit, papers.err]).toEqual([1, expect.stringContaining(`请改用 ${at('kept', 'roster')}`)]);
    expect(papers.err).not.toContain('compliance[');
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(at('kept', 'plan.xlsx'));
    const sheet = book.getWorksheet('变更')!;
    const kinds = Array.from({ length: sheet.rowCount - 2 }, (_, i) => String(sheet.getRow(i + 3).getCell(2).value));
    expect(kinds.filter((kind) => kind === '照列')).toHaveLength(first.length - 1);
    expect(kinds.filter((kind) => kind === '新增')).toHaveLength(now.length - (first.length - 1));
    expect(
      (await lungang('verify', at('kept', 'roster'), '--policy', 'suzhou-2024', '--plan', at('kept', 'plan.json')))
        .exit,
    ).toBe(0);
  });

  it('proves of a whole locked list what planning with its decisions proves, where the lengths of postings are open', async () => {
    const two = (out: string, ...more: string[]): Promise<Ran> =>
      lungang(
        'plan',
        'scenarios/two-schools/roster',
        '--policy',
        at('open.yaml'),
        '--from',
        '2027',
        '--out',
        at(out),
        ...more,
      );
    const text = readFileSync('scenarios/policies/suzhou-2024.yaml', 'utf8');
    writeFileSync(
      at('open.yaml'),
      text.replace('id: suzhou-2024', 'id: open').replace('exchange: [3]', 'exchange: [2, 3]'),
    );
    await two('two');
    await two('two-kept', '--keep', at('two', 'plan.xlsx'));
    expect(planned('two-kept').proof.status).toBe('optimal');
  });

  it('keeps preferred rows where the law lets them, says why where it does not, and claims no proof that it has not', async () => {
    const list = await edit('preferred.xlsx', (rows, heading, sheet) => {
      const lock = heading('备注') + 1;
      sheet.getRow(2).getCell(lock).value = '锁定';
      for (const row of rows.values()) row.getCell(lock).value = '优先';
      const odd = rows.get(`教师${first[0]!.split('→')[0]!}`)!;
      odd.getCell(heading('姓名')).value = '教师CN01';
      odd.getCell(heading('现单位')).value = '学校S1';
    });
    const { exit, out } = await plan('preferred', '--keep', list, '--json');
    expect(exit).toBe(0);
    const { changes, proof } = JSON.parse(out) as {
      changes: { kind: string; listed?: { teacher: string }; why?: string[] }[];
      proof: { tiers: { tier: string; value: number; bound: number }[] };
    };
    expect(changes.find(({ listed }) => listed?.teacher === 'CN01')).toMatchObject({
      kind: 'dropped',
      why: [expect.stringContaining('任教年限不足')],
    });
    expect(changes.filter(({ kind }) => kind === 'kept')).toHaveLength(first.length - 1);
    expect(proof.tiers.map(({ tier }) => tier)).not.toContain('kept');
    expect(proof.tiers.find(({ tier }) => tier === 'legal')).toMatchObject({ value: 0, bound: 0 });
    expect(
      (await lungang('verify', data, '--policy', 'suzhou-2024', '--plan', at('preferred', 'plan.json'))).exit,
    ).toBe(0);
  });

  it('tells the smallest clash of fixed rows with exit 5, and what no posting can meet at its row with exit 2', async () => {
    const clash = await edit('clash.xlsx', (rows, heading, sheet) => {
      for (const row of rows.values()) clear(row);
      // All four who teach English at the core leave it: it may not give its last ones.
      for (const [i, id] of ['E01', 'E02', 'E03', 'E04'].entries()) {
        sheet.getRow(3 + i).getCell(heading('姓名')).value = `教师${id}`;
        sheet.getRow(3 + i).getCell(heading('拟交流单位')).value = 'S2';
      }
    });
    const told = await plan('clash', '--keep', clash, '--json');
    expect(told.exit).toBe(5);
    expect(
      (JSON.parse(told.out) as { pins: { teacher: string; kind: string }[] }).pins.every(
        ({ teacher, kind }) => /^E0[1-4]$/u.test(teacher) && kind === 'goTo',
      ),
    ).toBe(true);
    const { err } = await plan('clash', '--keep', clash);
    // No protection is the only one: each is told with its place.
    expect(err).toContain('须全部放开');
    for (const where of ['学校S1·英语 2027学年', '学校S2 2027学年']) expect(err).toContain(where);
    const { err: english } = await plan('clash', '--keep', clash, '--lang', 'en');
    expect(english).toMatch(/only without all of these[\s\S]*\(here: 集团G1, 学校S1, 英语, .*2027/u);
    const impossible = await edit('impossible.xlsx', (rows, heading) => {
      for (const row of [...rows.values()].slice(1)) clear(row);
      const [row] = rows.values();
      row!.getCell(heading('拟交流单位')).value = '学校X1';
    });
    const refused = await plan('impossible', '--keep', impossible, '--json');
    expect(refused.exit).toBe(2);
    expect((JSON.parse(refused.out) as { errors: object[] }).errors).toMatchObject([
      { file: 'impossible.xlsx', sheet: SHEET, row: 3 },
    ]);
  });
});
