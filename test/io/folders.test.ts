/** Folders as they come in: nothing in them goes unmentioned, and workbooks of several schools are one roster. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it, test } from 'vitest';
import { readRoster } from '../../src/io/index.ts';
import { lookAt } from '../../src/jobs/inbox.ts';
import { csvOf, FROM, lines, readFolder, scratch, validTables, writeFiles, type Tables } from './support.ts';

const folder = scratch();
const csvFiles = (): Record<string, string> =>
  Object.fromEntries(Object.entries(validTables()).map(([name, rows]) => [`${name}.csv`, csvOf(rows)]));

async function bookOf(tables: Tables): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(tables)) book.addWorksheet(name).addRows(rows);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('what stands beside the tables', () => {
  test.each(['et', 'ods', 'xlsb', 'tsv', 'ET', 'txt', 'html', 'docx', 'wps', 'pdf', 'jpg'])(
    'a list as .%s is warned of by name',
    async (ending) => {
      const name = `松湾小学教师名册.${ending}`;
      const { problems } = await readFolder(await writeFiles(await folder('beside'), { ...csvFiles(), [name]: 'x' }));
      expect(lines(problems, 'warning')).toEqual([`${name}   null other-format`]);
    },
  );

  test.each(['zip', 'rar', '7z'])('an archive .%s too', async (ending) => {
    const { problems } = await readFolder(
      await writeFiles(await folder('packed'), { ...csvFiles(), [`名册.${ending}`]: 'x' }),
    );
    expect(lines(problems, 'warning')).toEqual([`名册.${ending}   null packed-files`]);
  });

  it('a folder inside is warned of, other files are noticed, what editors leave behind is not', async () => {
    const dir = await writeFiles(await folder('inside'), {
      ...csvFiles(),
      '政策.yaml': 'x',
      '~$名册.xlsx': 'x',
      '.~lock.教师.csv#': 'x',
      'Thumbs.db': 'x',
    });
    await mkdir(join(dir, '松湾小学'));
    const { roster, problems } = await readFolder(dir);
    expect(roster).not.toBeNull();
    expect(lines(problems, 'warning')).toEqual(['松湾小学   null subfolder-not-read']);
    expect(lines(problems, 'notice').filter((line) => /yaml|名册|Thumbs/u.test(line))).toEqual([
      '政策.yaml   null other-file',
    ]);
  });

  it('a folder of nothing else, and such a file by itself, say what to do', async () => {
    const dir = await writeFiles(await folder('alone'), { '名册.et': 'x' });
    expect((await readFolder(dir)).problems.map(({ code }) => code)).toEqual(['no-tables', 'other-format']);
    const { problems } = await readRoster(join(dir, '名册.et'), { from: FROM });
    expect(lines(problems)).toEqual(['名册.et   null other-format']);
    expect(problems[0]!.message.in('zh-CN')).toMatch(/\.et .*另存为 \.xlsx/u);
  });
});

const parts = (): readonly [Tables, Tables] => {
  const tables = validTables();
  const [headings, ...people] = tables['教师']!;
  return [
    { ...tables, 教师: [headings!, ...people.slice(0, 4)] },
    { ...tables, 教师: [headings!, ...people.slice(4)] },
  ];
};

describe('workbooks that schools send in', () => {
  it('with the sheets of the template are put together, and what all of them hold counts once', async () => {
    const [a, b] = parts();
    const dir = await writeFiles(await folder('returns'), { '甲.xlsx': await bookOf(a), '乙.xlsx': await bookOf(b) });
    const { roster, problems } = await readFolder(dir);
    expect(lines(problems, 'error')).toEqual([]);
    expect(roster).toEqual((await readFolder(await writeFiles(await folder('one'), csvFiles()))).roster);
    expect(lines(problems, 'notice').filter((line) => line.endsWith(' repeated-rows')).length).toBeGreaterThan(3);
  });

  it('headings alone in one of them are no fault', async () => {
    const [a, b] = parts();
    b['学校'] = b['学校']!.slice(0, 1);
    const dir = await writeFiles(await folder('empty'), { '甲.xlsx': await bookOf(a), '乙.xlsx': await bookOf(b) });
    expect(lines((await readFolder(dir)).problems, 'error')).toEqual([]);
  });

  it('a person in two of them is an error', async () => {
    const [a, b] = parts();
    b['教师']!.push(a['教师']![1]!);
    const dir = await writeFiles(await folder('twice'), { '甲.xlsx': await bookOf(a), '乙.xlsx': await bookOf(b) });
    const codes = (await readFolder(dir)).problems.filter(({ severity }) => severity === 'error');
    expect(codes.map(({ file, code }) => `${file} ${code}`)).toEqual(['乙.xlsx duplicate-id', '甲.xlsx duplicate-id']);
  });
});

describe('the drop folder', () => {
  it('leaves a folder with files that are not read as a whole, and names them', async () => {
    const inbox = await folder('inbox');
    await mkdir(join(inbox, '变动'));
    await writeFile(join(inbox, '变动', '人员变动.csv'), '序号,日期,类型\n');
    await writeFile(join(inbox, '变动', '续表.et'), 'x');
    const [drop] = await lookAt(inbox, 0);
    expect([drop!.left?.code, drop!.left?.in('zh-CN').includes('续表.et')]).toEqual(['folder-holds-other', true]);
  });

  it('counts workbooks of a folder into its content', async () => {
    const inbox = await folder('inbox');
    await mkdir(join(inbox, '变动'));
    await writeFile(join(inbox, '变动', '人员变动.csv'), '序号,日期,类型\n');
    const digest = async (): Promise<string> => (await lookAt(inbox, 0))[0]!.content;
    const before = await digest();
    await writeFile(join(inbox, '变动', '新教师.xlsx'), 'x');
    expect(await digest()).not.toBe(before);
  });
});
