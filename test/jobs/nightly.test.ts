/** The road of an office: import, draft, publish, changes, draft, and what is said of files that cannot be used. */
import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lungang } from '../cli/support/run.ts';
import { HEADINGS, office, openOffice, resigns, ROSTER, TODAY, type Office } from './support/nights.ts';

let one: Office;
afterEach(() => one.end());

const status = async (dir = one.dir): Promise<Record<string, unknown>> =>
  JSON.parse((await lungang('status', dir, '--json')).out) as Record<string, unknown>;

describe('from an empty folder to a published plan', () => {
  beforeEach(async () => {
    one = await office();
  });

  it('needs a roster with policy and year first, then drafts, then a person', async () => {
    expect(await one.night()).toMatchObject({ exit: 64, err: expect.stringMatching(/lungang import/) });
    expect(await lungang('import', ROSTER, '--into', one.dir)).toMatchObject({
      exit: 64,
      err: expect.stringMatching(/--policy --from/),
    });
    expect((await lungang('import', ROSTER, '--into', one.dir, '--policy', 'suzhou-2024', '--from', '2027')).exit).toBe(
      0,
    );
    expect(await one.night()).toMatchObject({
      exit: 0,
      told: { outcome: 'draft', draft: { plan: 'P1', outcome: 'compliant' } },
    });
    expect(await status()).toMatchObject({ published: null, draft: { plan: 'P1', publishable: true } });
    expect((await one.run('publish', '--draft', 'P1', '--by', ' ')).exit).toBe(64);
    for (const number of ['王局长 110101199003070777', '王局长 13812345678'])
      expect((await one.run('publish', '--draft', 'P1', '--by', number)).exit).toBe(64);
    expect((await one.run('publish', '--draft', 'P1', '--by', '王局长\u202e\u0007')).exit).toBe(0);
    expect(await status()).toMatchObject({ published: { plan: 'P1', by: '王局长' }, draft: null });
    expect((await one.run('publish', '--draft', 'P1', '--by', '李')).exit).toBe(64);
  });

  it('a trial of an import imports nothing; answers are in the voice asked for', async () => {
    const into = ['import', ROSTER, '--into', one.dir, '--policy', 'suzhou-2024', '--from', '2027'];
    for (const alone of [['--dry-run'], ['--out', join(one.place, 'x')], ['--save-mapping', join(one.place, 'x')]])
      expect(await lungang(...into, ...alone)).toMatchObject({ exit: 64, err: expect.stringMatching(alone[0]!) });
    expect([await status(), existsSync(join(one.place, 'x'))]).toEqual([
      expect.objectContaining({ version: null }),
      false,
    ]);
    expect((await lungang(...into, '--mapping', join(one.place, 'none'))).exit).toBe(2);
    expect(JSON.parse((await lungang(...into, '--json')).out)).toMatchObject({ ok: true, version: 1 });
    expect((await lungang(...into, '--lang', 'en')).out).toMatch(/no version was added/);
  });

  it('bad rosters change nothing; a second init is refused, a folder with other things too', async () => {
    const bad = join(one.place, 'bad');
    mkdirSync(bad);
    writeFileSync(join(bad, '学校.csv'), '学校编号\n');
    expect((await lungang('import', bad, '--into', one.dir, '--policy', 'suzhou-2024', '--from', '2027')).exit).toBe(2);
    expect(await status()).toMatchObject({ version: null });
    expect((await lungang('init', one.dir)).exit).toBe(64);
    expect((await lungang('init', bad)).exit).toBe(64);
    expect((await lungang('init', join(one.place, 'x'), '--database', 'mysql://x')).exit).toBe(64);
  });
});

describe('nights over a published plan', () => {
  beforeEach(async () => {
    one = await openOffice();
  });

  it('an empty night gives no draft, no summary, and says so by its exit code', async () => {
    const before = readdirSync(join(one.dir, 'summaries'));
    expect(await one.night()).toMatchObject({ exit: 6, told: { outcome: 'nothing', draft: null } });
    expect(readdirSync(join(one.dir, 'summaries'))).toEqual(before);
  });

  it('a resignation drops one name and tells which change was behind it; the file is put away; the same file again does nothing', async () => {
    one.drop('a.csv', resigns('C1', 'T04'));
    const first = await one.night();
    expect(first).toMatchObject({
      exit: 0,
      told: {
        outcome: 'draft',
        applied: ['C1'],
        draft: { plan: 'P2', moved: [{ kind: 'dropped', teacher: 'T04', event: { id: 'C1' } }] },
      },
    });
    expect([readdirSync(join(one.dir, 'inbox')), readdirSync(join(one.dir, 'processed'))]).toEqual([
      [],
      [expect.stringMatching(/^R\d+-a\.csv$/)],
    ]);
    const told = readdirSync(join(one.dir, 'summaries'))
      .filter((name) => name.startsWith(TODAY))
      .at(-1)!;
    expect(readFileSync(join(one.dir, 'summaries', told.replace(/\.\w+$/, '.txt')), 'utf8')).toMatch(
      /T04[\s\S]*C1 离职/,
    );
    one.drop('again.csv', resigns('C1', 'T04'));
    expect(await one.night()).toMatchObject({
      exit: 6,
      told: { outcome: 'nothing', received: 0, known: 1, applied: [] },
    });
    // The hour may well be T04.
    expect(
      readFileSync(join(one.dir, 'logs', 'lungang-2027-03.log'), 'utf8').replaceAll(/"time":"[^"]*"/g, ''),
    ).not.toMatch(/T04|罗志明|王局长/);
  });

  it('bad rows and impossible ones are told and do not stop the others; alone they end with 2', async () => {
    one.drop('a.csv', resigns('C1', 'T04'), resigns('C2', 'T99'), resigns('C3', 'T01', '2027-99-01'));
    expect(await one.night()).toMatchObject({
      exit: 0,
      told: { applied: ['C1'], impossible: [{ id: 'C2' }], setAside: [{ file: 'a.csv', row: 4 }] },
    });
    one.drop('b.csv', resigns('C1', 'T05'), resigns('C4', 'T98'));
    expect(await one.night()).toMatchObject({
      exit: 2,
      told: { outcome: 'nothing', applied: [], impossible: [{ id: 'C4' }], setAside: [{ file: 'b.csv', row: null }] },
    });
  });

  it('an impossible change applies by itself once what it needs has come in', async () => {
    one.drop('a.csv', 'C2,2027-03-02,离职,T88,,,,,,');
    expect(await one.night()).toMatchObject({ exit: 2, told: { impossible: [{ id: 'C2' }] } });
    mkdirSync(join(one.dir, 'inbox', 'b'));
    writeFileSync(join(one.dir, 'inbox', 'b', '人员变动.csv'), `${HEADINGS}\r\nC1,2027-03-01,调入,T88,,,,,,\r\n`);
    writeFileSync(
      join(one.dir, 'inbox', 'b', '新教师.csv'),
      '教师编号,姓名,性别,出生年月,编制学校编号,进现校年月,主教学科,现聘职称\r\nT88,王新,女,1990-01,S02,2027-03,英语,一级\r\n',
    );
    const { told } = await one.night();
    expect(told).toMatchObject({ applied: ['C1', 'C2'], impossible: [] });
  });

  it.skipIf(process.platform === 'win32')(
    'a pipe among the tables of a folder, which nobody may ever fill, is told instead of waited for',
    async () => {
      mkdirSync(join(one.dir, 'inbox', 'folder'));
      spawnSync('mkfifo', [join(one.dir, 'inbox', 'folder', '人员变动.csv')]);
      const { exit, told } = await one.night();
      expect([exit, told.files]).toEqual([
        2,
        [
          expect.objectContaining({
            name: 'folder',
            left: expect.objectContaining({ en: expect.stringMatching(/not a regular file/) }),
          }),
        ],
      ]);
    },
  );

  it('a file that is half written stays for the next night, and a file that a person names by hand stays where it is', async () => {
    const file = join(one.dir, 'inbox', 'a.csv');
    writeFileSync(file, `${HEADINGS}\r\n${resigns('C1', 'T04')}\r\nC2,2027-03-01,离`);
    writeFileSync(join(one.dir, 'inbox', 'b.xlsx.part'), 'half');
    writeFileSync(join(one.dir, 'inbox', 'c.xlsx'), 'PK\u0003\u0004 half a workbook');
    writeFileSync(join(one.dir, 'inbox', 'd.txt'), 'a note');
    const first = await one.night();
    expect(first).toMatchObject({
      exit: 2,
      told: {
        outcome: 'nothing',
        applied: [],
        files: [
          { name: 'a.csv', left: { en: expect.stringMatching(/half written/) } },
          { name: 'c.xlsx', left: { en: expect.stringMatching(/cannot be read/) } },
          { name: 'd.txt', left: { en: expect.stringMatching(/left alone/) } },
        ],
      },
    });
    expect(readdirSync(join(one.dir, 'inbox'))).toHaveLength(4);
    for (const name of ['b.xlsx.part', 'c.xlsx', 'd.txt']) rmSync(join(one.dir, 'inbox', name));
    appendFileSync(file, '职,T07,,,,,,\r\n');
    const byHand = join(one.place, '手工.csv');
    writeFileSync(byHand, `${HEADINGS}\r\n${resigns('C3', 'T05')}\r\n`);
    expect((await one.night('--changes', byHand)).told.applied).toEqual(['C1', 'C2', 'C3']);
    expect([existsSync(file), existsSync(byHand)]).toEqual([false, true]);
  });

  it('a file that grows while it is looked at is left', async () => {
    one.drop('a.csv', resigns('C1', 'T04'));
    const growing = one.run('nightly', '--settle', '400', '--json', '--today', TODAY);
    const timer = setInterval(
      () =>
        existsSync(join(one.dir, 'inbox', 'a.csv')) &&
        appendFileSync(join(one.dir, 'inbox', 'a.csv'), `${resigns('C1', 'T04')}\r\n`),
      20,
    );
    const { exit, out } = await growing;
    clearInterval(timer);
    expect([exit, JSON.parse(out)]).toMatchObject([
      6,
      { files: [{ left: { en: expect.stringMatching(/still being written/) } }], applied: [] },
    ]);
  });

  it('three missed nights are one: all that has come in is taken', async () => {
    one.drop('1.csv', resigns('C1', 'T04', '2027-02-01'));
    one.drop('2.csv', resigns('C2', 'T07', '2027-02-02'));
    one.drop('3.csv', resigns('C3', 'T05', '2027-02-03'));
    expect(await one.night('--today', '2027-03-05')).toMatchObject({
      told: { applied: ['C1', 'C2', 'C3'], outcome: 'draft' },
    });
    expect((await one.night('--today', '2027-03-05')).exit).toBe(6);
  });

  it('a clock that was set back is told, and the later day counts', async () => {
    await one.night('--today', '2027-09-02');
    const back = await one.night('--today', '2020-01-01');
    expect([back.exit, back.err]).toEqual([6, expect.stringMatching(/2020-01-01.*2027-09-02/)]);
    one.drop('a.csv', resigns('C1', 'T04'));
    // T06 went in September 2027: that is history, whatever the clock says.
    expect(await one.night('--today', '2020-01-02')).toMatchObject({
      exit: 0,
      told: { draft: { moved: [{ teacher: 'T04' }] } },
    });
    expect(await status()).toMatchObject({ lastNight: { today: '2027-09-02' } });
  });

  it('a clock far ahead is refused, and forgotten when it is right again', async () => {
    expect(await one.night('--today', '9999-12-31')).toMatchObject({
      exit: 64,
      err: expect.stringMatching(/9999-12-31/),
    });
    expect((await one.night('--today', '2030-09-01')).exit).toBe(64);
    expect(await one.night()).toMatchObject({ exit: 6, err: '' });
    expect((await lungang('import', ROSTER, '--into', one.dir, '--today', '2030-09-01')).exit).toBe(64);
  });

  it('a draft made against an earlier roster or an earlier published plan is not published', async () => {
    one.drop('a.csv', resigns('C1', 'T04'));
    await one.night();
    expect((await lungang('import', ROSTER, '--into', one.dir)).exit).toBe(0);
    const other = join(one.place, 'other');
    mkdirSync(other);
    for (const name of readdirSync(ROSTER))
      writeFileSync(
        join(other, name),
        readFileSync(join(ROSTER, name), 'utf8').replace(/(\nT07,(?:[^,]*,){15})\d*/u, '$17'),
      );
    expect(await lungang('import', other, '--into', one.dir)).toMatchObject({
      exit: 64,
      err: expect.stringMatching(/--earlier-changes/),
    });
    expect(
      (await lungang('import', other, '--into', one.dir, '--earlier-changes', 'again', '--today', TODAY)).exit,
    ).toBe(0);
    expect(await one.run('publish', '--draft', 'P2', '--by', '王')).toMatchObject({
      exit: 64,
      err: expect.stringMatching(/nightly/),
    });
    // The change is applied upon the new roster as well, and was not lost.
    expect(await one.night()).toMatchObject({
      exit: 0,
      told: { draft: { plan: 'P3', moved: [{ teacher: 'T04', event: { id: 'C1' } }] } },
    });
    expect((await one.run('publish', '--draft', 'P3', '--by', '王')).exit).toBe(0);
    expect(await status()).toMatchObject({ changes: { received: 1, applied: 1 }, version: { number: 4 } });
  });

  it('a year later the new roster gets the postings that have begun, also where it does not know them; they are no names that move', async () => {
    const into = ['import', ROSTER, '--into', one.dir, '--from', '2028', '--today', '2028-05-01'];
    expect(await lungang(...into)).toMatchObject({ exit: 0, err: expect.stringMatching(/T06/) });
    expect(await one.night('--today', '2028-05-02')).toMatchObject({
      exit: 3,
      told: { draft: { plan: 'P2', moved: [] } },
    });
    expect((await one.run('publish', '--draft', 'P2', '--by', '王', '--today', '2028-05-03')).exit).toBe(0);
    // Who went two years ago is still away, although the plan in force no longer names the posting.
    const again = await lungang(...into.with(5, '2029'), '--json');
    expect(JSON.parse(again.out)).toMatchObject({ outcome: 'imported', remembered: ['T04', 'T06'] });
  });

  it('of two runs at once one works, the other says so and leaves', async () => {
    one.drop('a.csv', resigns('C1', 'T04'));
    const args = ['bin/lungang.mjs', 'nightly', one.dir, '--settle', '3000', '--today', TODAY];
    const start = (): Promise<number | null> =>
      new Promise((done) => spawn(process.execPath, args, { stdio: 'ignore' }).once('close', done));
    const exits = await Promise.all([start(), start()]);
    expect(exits.toSorted()).toEqual([0, 64]);
    expect(await status()).toMatchObject({ changes: { applied: 1 }, draft: { plan: 'P2' } });
  });

  it('the hook learns where to read, and nobody is named on its command line; a hook that fails costs nothing', async () => {
    one.drop('a.csv', resigns('C1', 'T04'));
    const note = join(one.place, 'note');
    await one.night('--hook', `echo "$LUNGANG_OUTCOME $LUNGANG_EXIT $LUNGANG_PLAN $LUNGANG_SUMMARY_TEXT" > '${note}'`);
    const [outcome, exit, plan, text = ''] = readFileSync(note, 'utf8').trim().split(' ');
    expect([outcome, exit, plan, existsSync(text)]).toEqual(['draft', '0', 'P2', true]);
    one.drop('b.csv', resigns('C2', 'T05'));
    expect(await one.night('--hook', 'exit 7')).toMatchObject({ exit: 0, err: expect.stringMatching(/7/) });
  });
});

describe('what is kept can be checked and had again', () => {
  beforeEach(async () => {
    one = await openOffice();
    one.drop('a.csv', resigns('C1', 'T04'));
    await one.night();
    await one.run('publish', '--draft', 'P2', '--by', '王局长', '--today', TODAY);
  });

  it('an exported re-planning is accepted by verify with the list that it re-plans', async () => {
    const out = join(one.place, 'out');
    expect((await one.run('export', '--out', out)).exit).toBe(0);
    const verify = await lungang(
      'verify',
      join(out, 'plan', 'roster'),
      '--policy',
      'suzhou-2024',
      '--plan',
      join(out, 'plan', 'plan.json'),
      '--published',
      join(out, 'plan', 'published.json'),
    );
    expect(verify.exit).toBe(0);
    expect((await lungang('validate', join(out, 'roster'))).exit).toBe(0);
  });

  it('papers, reasons and the verifier find the list that a re-planning stands on beside it, or where it is named', async () => {
    const [out, away] = [join(one.place, 'out'), join(one.place, '公布.json')];
    await one.run('export', '--out', out);
    const [roster, plan] = [join(out, 'plan', 'roster'), join(out, 'plan', 'plan.json')];
    const asked = (verb: string, ...more: string[]): ReturnType<typeof lungang> =>
      lungang(verb, roster, '--policy', 'suzhou-2024', '--plan', plan, ...more);
    const papers = (name: string, ...more: string[]): ReturnType<typeof lungang> =>
      asked('documents', '--only', 'notice', '--formats', 'html', '--out', join(one.place, name), ...more);
    expect(await papers('d1')).toMatchObject({ exit: 0, err: '' });
    expect((await asked('explain', '--burden')).exit).toBe(0);
    expect((await asked('verify')).exit).toBe(0);
    renameSync(join(out, 'plan', 'published.json'), away);
    expect(await papers('d2')).toMatchObject({ exit: 1, err: expect.stringMatching(/--published/) });
    expect((await papers('d3', '--published', away)).exit).toBe(0);
    expect((await asked('explain', '--burden', '--published', away)).exit).toBe(0);
    // Another plan under that name is not taken for it.
    writeFileSync(join(out, 'plan', 'published.json'), readFileSync(plan));
    expect(await papers('d4')).toMatchObject({ exit: 1, err: expect.stringMatching(/--published/) });
  });

  it('a bundle gives the same bytes anew; one that was changed says which part', async () => {
    const file = join(one.place, 'bundle.json');
    for (const plan of ['P1', 'P2']) {
      rmSync(file, { force: true });
      expect((await one.run('seal', file, '--plan', plan)).exit).toBe(0);
      expect(await lungang('verify', '--bundle', file)).toMatchObject({
        exit: 0,
        out: expect.stringMatching(/逐字节相同/),
      });
    }
    writeFileSync(file, readFileSync(file, 'utf8').replace('"T06"', '"T03"'));
    expect(await lungang('verify', '--bundle', file)).toMatchObject({
      exit: 1,
      out: expect.stringMatching(/roster|replan/),
    });
    for (const none of [join(one.place, 'none'), one.place, ...(process.platform === 'win32' ? [] : ['/dev/zero'])])
      expect((await lungang('verify', '--bundle', none)).exit).toBe(64);
  });

  it('a backup restored in a fresh folder reproduces status and bundle; one that was changed is refused', async () => {
    const [backup, other] = [join(one.place, 'b.gz'), join(one.place, 'other')];
    expect((await one.run('backup', backup)).exit).toBe(0);
    expect((await one.run('backup', backup)).exit).toBe(64);
    expect((await lungang('restore', backup, other)).exit).toBe(0);
    expect(await status(other)).toEqual(await status());
    const bundle = async (dir: string, name: string): Promise<string> => {
      await lungang('seal', dir, join(one.place, name));
      return readFileSync(join(one.place, name), 'utf8');
    };
    expect(await bundle(other, 'b2')).toBe(await bundle(one.dir, 'b1'));
    expect((await lungang('restore', backup, other)).exit).toBe(64);
    truncateSync(backup, 500);
    expect(await lungang('restore', backup, join(one.place, 'third'))).toMatchObject({
      exit: 64,
      err: expect.stringMatching(/不完整/),
    });
    expect(existsSync(join(one.place, 'third'))).toBe(false);
  });

  it('a database that is damaged or gone is told, and nothing is made in its place', async () => {
    const file = join(one.dir, 'store.sqlite');
    const bytes = readFileSync(file);
    writeFileSync(file, Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(8192, 0x41), bytes.subarray(12_288)]));
    for (const name of ['status', 'nightly'])
      expect(await one.run(name)).toMatchObject({ exit: 64, out: '', err: expect.stringMatching(/损坏/) });
    writeFileSync(file, bytes);
    const database = new DatabaseSync(file);
    database.exec('DROP TABLE changes');
    database.close();
    expect(await one.run('status')).toMatchObject({ exit: 64, err: expect.stringMatching(/损坏/) });
    writeFileSync(file, 'no database at all');
    expect(await one.run('status')).toMatchObject({ exit: 64, err: expect.stringMatching(/损坏/) });
    rmSync(file);
    expect(await one.run('nightly')).toMatchObject({ exit: 64, err: expect.stringMatching(/不见了/) });
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, bytes);
    expect((await one.run('status')).exit).toBe(0);
  });
});
