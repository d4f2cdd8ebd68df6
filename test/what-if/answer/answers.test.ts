/**
 * The files of answers: well-formed pages, drawings that stand alone and never change, and nobody named where a meeting
 * reads.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rosterDigest } from '../../../src/io/digest.ts';
import { LANGS } from '../../../src/messages/message.ts';
import { instanceOf, type Case } from '../../../src/planning/case.ts';
import { judge } from '../../../src/verify/appraise.ts';
import { unprovenPlan } from '../../../src/planning/verified-plan.ts';
import type { BarePosting } from '../../../src/domain/plan.ts';
import { writeAnswer } from '../../../src/what-if/answer/write.ts';
import type { WhatIfAnswer } from '../../../src/what-if/answer/answer.ts';
import { sideOf } from '../../../src/what-if/compare/planned.ts';
import { frontierAnswer } from '../../../src/what-if/frontier/answer.ts';
import { MEASURES } from '../../../src/what-if/frontier/measures/index.ts';
import { stepWords } from '../../../src/what-if/frontier/words.ts';
import { stepsOf } from '../../../src/what-if/frontier/steps.ts';
import type { Pareto } from '../../../src/what-if/frontier/search.ts';
import { impactSlip } from '../../../src/what-if/impact/answer.ts';
import { impactOf } from '../../../src/what-if/impact/impact.ts';
import { robustnessAnswer } from '../../../src/what-if/robustness/answer.ts';
import { loadPolicy } from '../../../src/policy/load.ts';
import { tagsOf } from '../../report/html/page.ts';
import { examplePostings, exampleRoster } from '../../support/example.ts';
import { Y } from '../../support/tiny.ts';

const { policy } = await loadPolicy('suzhou-2024');
const given: Case = { roster: exampleRoster({}), policy: policy!, from: Y };
const instance = instanceOf(given);
const digest = rosterDigest(given.roster);
const asked = { title: { 'zh-CN': '现行规定', en: 'As it is' }, given, digest };
const place = mkdtempSync(join(tmpdir(), 'lungang-answers-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const pareto: Pareto = {
  measures: ['exchange-rate', 'allowance', 'postings'].map((id) => MEASURES.get(id)!),
  minimised: MEASURES.get('allowance')!,
  points: [
    { values: [20, 100_000, 8], bound: 100_000, proven: true, postings: [], sharedTeaching: [] },
    { values: [21, 184_000, 15], bound: 180_000, proven: false, postings: [], sharedTeaching: [] },
    { values: [25, 300_000, 14], bound: 300_000, proven: true, postings: [], sharedTeaching: [] },
  ],
  complete: false,
  held: [
    { tier: 'legal', value: 0 },
    { tier: 'timing', value: 0 },
  ],
  searches: 7,
};

const planned = (name: string, postings: readonly BarePosting[]) => ({
  name,
  title: { 'zh-CN': name, en: name },
  given,
  plan: unprovenPlan({ instance, policy: policy!, rosterDigest: digest, seed: 1 }, { postings, sharedTeaching: [] }),
});
const lawful = (postings: readonly BarePosting[]): boolean => !judge(instance, policy!, postings).isBroken;
const fewer = examplePostings.filter(({ teacher }) => teacher !== examplePostings[0]!.teacher);
const [before, after] = [sideOf(planned('甲', examplePostings)), sideOf(planned('乙', fewer))];

const robust = {
  samples: [
    { happened: 2, lapsed: 1, survives: true, moved: 0, broken: [], reserve: 0 },
    {
      happened: 3,
      lapsed: 0,
      survives: false,
      moved: 4,
      broken: [{ rule: 'protect-source', clause: 'SZ1', school: 'S1', subject: '语文' }],
      reserve: 2,
    },
  ],
  singles: [
    {
      teacher: examplePostings[0]!.teacher,
      school: 'S1',
      subject: '语文',
      broken: [{ rule: 'protect-source', clause: null, school: 'S1', subject: '语文' }],
    },
  ],
};
const settings = { rates: { resign: 200, leave: 100, retire: 500 }, samples: 2, seed: 1, within: 3 };

const answers = async (lang: (typeof LANGS)[number]): Promise<readonly WhatIfAnswer[]> => [
  await frontierAnswer(asked, pareto, lang),
  await impactSlip(before, after, [{ 'zh-CN': '少派一人', en: 'One posting fewer' }], lang),
  await robustnessAnswer(asked, settings, robust, lang),
];

describe('the sentences of a frontier', () => {
  it('say what one more point costs, and what one costs on average where several lie between', () => {
    expect(stepsOf(pareto).map((step) => stepWords(step, 'en'))).toEqual([
      'Exchange rate from 20% to 21%: 1 percentage point more costs 84,000 yuan and 7 postings.',
      'Exchange rate from 21% to 25%: 4 percentage points more costs 116,000 yuan and saves 1 posting (on average 29,000 yuan for 1 percentage point).',
    ]);
    expect(stepWords(stepsOf(pareto)[0]!, 'zh-CN')).toBe('交流比例从20%到21%：提高1个百分点，增加84,000元、7人次。');
  });
});

describe('the impact slip', () => {
  it('counts who is affected, and what schools and purse gain and lose', () => {
    expect([lawful(examplePostings), lawful(fewer)]).toEqual([true, true]);
    const [gone] = examplePostings;
    const impact = impactOf(before, after);
    expect(impact.people).toEqual({ enter: 0, leave: 1, elsewhere: 0 });
    expect(impact.posted).toEqual({ before: examplePostings.length, after: examplePostings.length - 1 });
    const years = instance.years.map((year) => (gone!.start <= year && year < gone!.start + gone!.years ? 1 : 0));
    expect(impact.schools.find(({ school }) => school === gone!.from)!.staff).toEqual(years);
    expect(impact.schools.find(({ school }) => school === gone!.to)!.staff).toEqual(years.map((n) => 0 - n));
  });
});

describe.each(LANGS)('the files of an answer, %s', (lang) => {
  it('are whole: page, workbook, JSON, a CSV per table, an SVG per drawing', async () => {
    for (const answer of await answers(lang)) {
      const dir = mkdtempSync(join(place, 'answer-'));
      await writeAnswer(answer, dir, lang);
      const names = readdirSync(dir);
      expect(names).toEqual(
        expect.arrayContaining([`${answer.name}.json`, `${answer.name}.html`, `${answer.name}.xlsx`]),
      );
      const page = readFileSync(join(dir, `${answer.name}.html`), 'utf8');
      expect(() => tagsOf(page)).not.toThrow();
      const svgs = names.filter((name) => name.endsWith('.svg'));
      expect(svgs.length).toBeGreaterThan(0);
      for (const name of svgs)
        expect(readFileSync(join(dir, name), 'utf8')).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      const csvs = answer.parts.flatMap(({ tables = [] }) => tables.map(({ id }) => `${answer.name}-${id}.csv`));
      expect(csvs.length).toBeGreaterThan(0);
      expect(names).toEqual(expect.arrayContaining(csvs));
    }
  });

  it('are the same bytes again, also after other drawings', async () => {
    const first = JSON.stringify(await answers(lang));
    await answers(lang === 'en' ? 'zh-CN' : 'en');
    expect(JSON.stringify(await answers(lang))).toBe(first);
  });

  it('name people in sheets for officers alone', async () => {
    const people = given.roster.teachers.map(({ name }) => name);
    for (const { parts, json, forOfficers = [] } of await answers(lang)) {
      const open = JSON.stringify([parts.map(({ lines, tables }) => [lines, tables]), json]);
      expect(people.filter((name) => open.includes(name))).toEqual([]);
      expect(people.some((name) => JSON.stringify(forOfficers).includes(name))).toBe(forOfficers.length > 0);
    }
  });
});
