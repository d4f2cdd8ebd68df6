/** What comes in as files. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipBytes } from '../../../src/io/zip.ts';
import { ask, form, testDesk, type TestDesk } from '../support/desk.ts';

const SCHOOLS = '学校编号,学校名称\nS01,一小\n';

describe('files', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await testDesk();
  });
  afterAll(async () => {
    await desk.close();
  });
  const namesOf = async (files: Parameters<typeof form>[0]): Promise<string[]> => {
    const answer = await ask(desk.app, 'POST', '/api/rosters', form(files));
    return answer.json().files.map(({ name }: { name: string }) => name);
  };

  it('keep their Chinese names, without the folders they lay in', async () => {
    expect(await namesOf({ '云溪县/学校.csv': SCHOOLS, '云溪县/教师.csv': 'x\n' })).toEqual(['学校.csv', '教师.csv']);
  });

  it('of one name in two folders keep both', async () => {
    expect(await namesOf({ '一小/教师.csv': 'a\n', '二小/教师.csv': 'b\n' })).toEqual([
      '一小·教师.csv',
      '二小·教师.csv',
    ]);
  });

  it('leave what is no table out, where there is one', async () => {
    expect(await namesOf({ '说明.docx': 'x', '学校.csv': SCHOOLS, '.DS_Store': 'x' })).toEqual(['学校.csv']);
  });

  it('may lie in an archive', async () => {
    const archive = zipBytes(
      new Map([
        ['名册/学校.csv', Buffer.from(SCHOOLS)],
        ['名册/说明.txt', Buffer.from('x')],
      ]),
    );
    expect(await namesOf({ '名册.zip': Buffer.from(archive) })).toEqual(['学校.csv']);
  });

  it('never leave the folder of their job, whatever they are called', async () => {
    expect(await namesOf({ '../../../etc/passwd.csv': 'a\n', '..\\..\\win.csv': 'b\n' })).toEqual([
      'passwd.csv',
      'win.csv',
    ]);
  });
});
