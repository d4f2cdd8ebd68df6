/** What readers see of other readings, and that nobody sees anything unless it was asked for. */
import { describe, expect, it } from 'vitest';
import { compareReadings } from '../../src/verify/compare-readings.ts';
import { LANGS } from '../../src/messages/message.ts';
import type { ReportContext } from '../../src/report/context.ts';
import { htmlReport } from '../../src/report/html/index.ts';
import { REPORTS } from '../../src/report/index.ts';
import { partsOf, readingLines, readingsAnswer, readingsText } from '../../src/report/reading-lines.ts';
import { readingsJson } from '../../src/report/readings-json.ts';
import { sheetsOf, REPORT_SHEETS } from '../../src/report/sheets/index.ts';
import { paymentSheet } from '../../src/report/sheets/payment-list.ts';
import {
  applied,
  group,
  instance as county,
  policy as policyOf,
  posting,
  school,
  teachers,
  Y,
} from '../support/tiny.ts';
import { context } from './fixture.ts';
import { rowsOf, tagsOf } from './html/page.ts';

const { plan, policy, instance } = context;
const compared = compareReadings(instance, policy, plan);
const asked: ReportContext = { ...context, compared };

describe('readings.json', () => {
  const file = JSON.parse(readingsJson(asked, compared));

  it('has every question of every clause with the reading of the policy among them', () => {
    expect([file.format, file.policy.digest, file.horizon]).toEqual([
      'lungang-readings/1',
      policy.digest,
      [2027, 2028, 2029],
    ]);
    expect(
      file.rules
        .map(({ clause, questions }: { clause: string; questions: { id: string }[] }) => [
          clause,
          questions.map(({ id }) => id),
        ])
        .slice(0, 2),
    ).toEqual([
      ['SZ1', ['starting-or-serving', 'scope', 'direction', 'base', 'cross-stage']],
      ['SZ2', ['starting-or-serving', 'scope', 'direction', 'of', 'cross-stage']],
    ]);
  });

  it('gives each place its numbers and names: four of the plan serve in 2029, and with R05 three did in 2027', () => {
    const [, serving] = file.rules[0].questions[0].readings;
    expect(serving).toMatchObject({ id: 'serving', chosen: false, status: 'evaluated' });
    expect(
      serving.places.map(
        ({
          year,
          actual,
          required,
          numerator,
        }: {
          year: number;
          actual: number;
          required: number;
          numerator: { teachers: string[] };
        }) => [year, actual, required, numerator.teachers],
      ),
    ).toEqual([
      [2027, 3, 5, ['C01', 'E01', 'R05']],
      [2028, 3, 4, ['C01', 'C02', 'E01']],
      [2029, 4, 4, ['C01', 'C02', 'C03', 'E01']],
    ]);
    expect(serving.years[2]).toEqual({
      year: 2029,
      holds: true,
      differs: true,
      countedOnlyHere: ['C01', 'C02', 'E01'],
      countedOnlyThere: [],
      baseOnlyHere: [],
      baseOnlyThere: [],
    });
    expect([file.depends, file.rules[0].questions[0].depends]).toEqual([true, true]);
  });
});

describe('a reading of two groups', () => {
  // In each group one of ten members' teachers must move: in A the member sends one, in B the core does.
  const rows = {
    groups: [group({ id: 'A' }), group({ id: 'B' })],
    schools: ['A', 'B'].flatMap((id) => [
      school({ id: `${id}1`, group: id, role: 'core' }),
      school({ id: `${id}2`, group: id }),
    ]),
    teachers: ['A1', 'A2', 'B1', 'B2'].flatMap((home) => teachers(10, `${home}-`, { home })),
  };
  const rule = applied(
    'exchange-rate',
    { base: 'memberStaff', share: '10%', scope: 'group', counts: 'all' },
    { clause: 'RA1' },
  );
  const postings = [
    posting({ teacher: 'A2-01', from: 'A2', to: 'A1' }),
    posting({ teacher: 'B1-01', from: 'B1', to: 'B2' }),
  ];
  const lines = readingLines(
    compareReadings(county(rows), policyOf({ rules: [rule] }), { postings, sharedTeaching: [] }),
  );
  const parts = (question: string, reading: string) =>
    partsOf(lines.find((line) => line.question.id === question && line.reading.id === reading)!).map(
      ({ places, year }) => [places[0]?.scope.group, year.differs, year.countedOnlyThere],
    );

  it('names nobody beside a group that is not theirs, and calls no verdict changed but where it is', () => {
    const direction = lines
      .filter((line) => line.question.id === 'direction' && !line.reading.chosen && line.year?.year === Y)
      .map(({ reading }) => reading.id);
    expect(direction.map((reading) => parts('direction', reading))).toEqual([
      [
        ['A', false, []],
        ['B', true, ['B1-01']],
      ],
      [
        ['A', true, ['A2-01']],
        ['B', false, []],
      ],
    ]);
  });

  it('stays in one part where a reading looks at the county', () => {
    const whole = lines
      .filter((line) => line.question.id === 'scope' && line.places.some(({ scope }) => scope.group === null))
      .map(partsOf);
    expect(whole.map((found) => found.length)).toEqual([1, 1, 1]);
  });
});

describe('words', () => {
  it('say which verdict depends on which reading', () => {
    const text = readingsText(asked, compared, 'zh-CN');
    expect(text).toContain(
      '  - 交流轮岗比例（SZ1），2029学年：按“当学年新开始交流的教师”不达标，按“当学年正在交流的教师（含以前学年开始、尚未期满的），基数口径不变”达标\n',
    );
    expect(readingsText(asked, compared, 'en')).toContain(
      '  - Exchange rate (SZ1), 2029–30: does not hold as “teachers who start an exchange in the year”, holds as',
    );
    expect(text.split('\n').filter((line) => line.startsWith('  - '))).toHaveLength(
      compared.flatMap(({ questions }) =>
        questions.flatMap(({ readings }) => readings.flatMap(({ years }) => years.filter(({ differs }) => differs))),
      ).length,
    );
  });

  it('say that nothing depends on it, or that nothing is open', () => {
    const calm = compared.map((one) => ({
      ...one,
      questions: one.questions.map((question) => ({
        ...question,
        readings: question.readings.filter(({ chosen }) => chosen),
      })),
    }));
    expect(readingsText(asked, calm, 'en')).toMatch(
      /^Readings compared \(questions: \d+\): no verdict depends on the reading\.\n$/,
    );
    expect(readingsText(asked, [], 'zh-CN')).toBe('口径比较：本政策没有需要比较的读法。\n');
  });

  it('count what could not be evaluated', () => {
    const missing = compared.map((one) => ({
      ...one,
      questions: one.questions.map((question) => ({
        ...question,
        readings: question.readings.map((reading) => ({
          ...reading,
          missing: policy.rules[0]!.spec.title,
          years: [],
          places: [],
        })),
      })),
    }));
    expect(readingsAnswer(missing)).toMatchObject({
      depends: false,
      notEvaluated: missing.flatMap(({ questions }) => questions.flatMap(({ readings }) => readings)).length,
    });
    expect(readingsText(asked, missing, 'zh-CN')).toMatch(/有\d+种读法未能评估。\n$/);
  });
});

describe.each(LANGS)('sheet and page in %s', (lang) => {
  it('show every reading, with those it counts besides', async () => {
    const sheet = sheetsOf(asked).at(-1)!(asked, lang);
    expect(new Set(sheet.columns.map(({ heading }) => heading)).size).toBe(sheet.columns.length);
    for (const { heading } of sheet.columns) expect(/\p{Script=Han}/u.test(heading)).toBe(lang === 'zh-CN');
    expect(sheet.rows.some((row) => String(row.at(-1)).includes('李红'))).toBe(true);
    const page = await htmlReport(asked, lang);
    const rows = rowsOf(page, 'compared-readings');
    const years = compared.flatMap(({ questions }) => questions.flatMap(({ readings }) => readings)).length * 3;
    expect(rows).toHaveLength(1 + years);
    expect(tagsOf(page).filter(({ attributes }) => attributes.href === '#compared')).toHaveLength(1);
  });
});

const wanted = (made: ReportContext): string[] =>
  REPORTS.filter((report) => report.wanted?.(made) ?? true).map(({ file }) => file);

describe('who did not ask', () => {
  it('gets the sheets, the page and the files without them', async () => {
    expect(sheetsOf(context).filter((sheet) => sheet !== paymentSheet)).toEqual(REPORT_SHEETS);
    expect(await htmlReport(context, 'zh-CN')).not.toContain('口径比较');
    expect(wanted(context)).toEqual(['plan.json', 'certificate.json', 'plan.xlsx', 'report.html']);
    expect(wanted(asked)).toEqual(['plan.json', 'certificate.json', 'readings.json', 'plan.xlsx', 'report.html']);
  });
});
