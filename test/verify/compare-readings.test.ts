/** Worked examples: one finished plan, counted by hand under each reading. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import type { Roster } from '../../src/domain/roster.ts';
import type { GroupKind } from '../../src/domain/words.ts';
import { compareReadings, type ReadingQuestion } from '../../src/verify/compare-readings.ts';
import type { AppliedRule } from '../../src/policy/policy.ts';
import { RULES } from '../../src/rules/index.ts';
import { applied, group, instance, policy, posting, school, teacher, teachers, Y } from '../support/tiny.ts';

const ask = (
  rule: AppliedRule,
  rows: Partial<Roster>,
  postings: readonly BarePosting[],
  id: string,
): ReadingQuestion => {
  const [compared] = compareReadings(instance(rows), policy({ rules: [rule] }), { postings, sharedTeaching: [] });
  const found = compared?.questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`no question ${id}`);
  return found;
};

/** `required/actual` of every place of a year, by reading. */
const numbers = ({ readings }: ReadingQuestion, year = Y): Record<string, string[]> =>
  Object.fromEntries(
    readings.map(({ id, places }) => [
      id,
      places.filter((place) => place.year === year).map(({ measure }) => `${measure.actual}/${measure.required}`),
    ]),
  );

const verdicts = ({ readings }: ReadingQuestion, year = Y): Record<string, boolean | null> =>
  Object.fromEntries(readings.map(({ id, years }) => [id, years.find((one) => one.year === year)!.holds]));

const yearOf = ({ readings }: ReadingQuestion, id: string, year = Y) =>
  readings.find((reading) => reading.id === id)!.years.find((one) => one.year === year)!;

const rate = (raw: object = {}): AppliedRule =>
  applied('exchange-rate', { base: 'eligible', share: '20%', ...raw }, { clause: 'SZ1' });
const backbones = (raw: object = {}): AppliedRule =>
  applied('backbone-share', { share: '50%', ...raw }, { clause: 'SZ2' });

describe('starters or everyone who serves', () => {
  // B and E are backbones; R1 and R2 came to S1 two years ago and stay until 2028.
  const away = { home: 'S2', working: 'S1', postedFrom: monthOf(2025, 9), postedUntil: monthOf(2028, 8) };
  const rows = {
    teachers: [
      ...teachers(6, 'T'),
      teacher({ id: 'B', backbone: 'county' }),
      teacher({ id: 'E', backbone: 'county' }),
      teacher({ id: 'R1', ...away }),
      teacher({ id: 'R2', ...away }),
    ],
  };
  const postings = [
    posting({ teacher: 'T01' }),
    posting({ teacher: 'B' }),
    posting({ teacher: 'T02', start: Y + 1 }),
    posting({ teacher: 'E', start: Y + 1 }),
  ];
  const found = ask(backbones(), rows, postings, 'starting-or-serving');

  it('holds among two starters, breaks among four who serve: half of 4 are 2, and there is one backbone', () => {
    expect([numbers(found), verdicts(found)]).toEqual([
      { starting: ['1/1'], serving: ['1/2'] },
      { starting: true, serving: false },
    ]);
    expect(found.depends).toBe(true);
  });

  it('holds again when the two of before are back: two backbones of four', () => {
    expect([numbers(found, Y + 1), verdicts(found, Y + 1)]).toEqual([
      { starting: ['1/1'], serving: ['2/2'] },
      { starting: true, serving: true },
    ]);
    expect(numbers(found, Y + 2)).toEqual({ starting: ['0/0'], serving: ['2/2'] });
  });

  it('says for whom: the two who came before are in the base, and nobody leaves it', () => {
    expect(yearOf(found, 'serving')).toEqual({
      year: Y,
      holds: false,
      differs: true,
      countedOnlyHere: [],
      countedOnlyThere: [],
      baseOnlyHere: ['R1', 'R2'],
      baseOnlyThere: [],
    });
    expect(yearOf(found, 'serving', Y + 1)).toMatchObject({
      differs: false,
      countedOnlyHere: ['B'],
      baseOnlyHere: ['B', 'T01'],
    });
    expect(yearOf(found, 'starting')).toMatchObject({ differs: false, countedOnlyHere: [], baseOnlyHere: [] });
  });

  it('counts nobody who is on leave or outside the county', () => {
    const gone = [
      teacher({ id: 'R1', ...away, status: 'sick' }),
      teacher({ id: 'R2', home: 'S2', working: 'outside', postedUntil: monthOf(2028, 8) }),
    ];
    const nobody = ask(
      backbones(),
      { teachers: [...teachers(6, 'T'), ...gone] },
      [posting({ teacher: 'T01' })],
      'starting-or-serving',
    );
    expect([numbers(nobody), yearOf(nobody, 'serving').baseOnlyHere]).toEqual([
      { starting: ['0/1'], serving: ['0/1'] },
      [],
    ]);
  });

  it('leaves the base of a rate as it is', () => {
    // 8 of 10 are eligible: 2 must go; the two of before make four who serve.
    const found1 = ask(rate(), rows, [posting({ teacher: 'T01' })], 'starting-or-serving');
    expect([numbers(found1), verdicts(found1)]).toEqual([
      { starting: ['1/2'], serving: ['3/2'] },
      { starting: false, serving: true },
    ]);
    expect(yearOf(found1, 'serving')).toMatchObject({
      differs: true,
      countedOnlyHere: ['R1', 'R2'],
      baseOnlyHere: [],
      baseOnlyThere: [],
    });
  });
});

describe('group, county or school', () => {
  // G1 has 10 eligible, 8 of them at the core; G2 has 5. 20 % are 2 and 1 by group, 3 for the county, 2 + 1 + 1 by
  // school.
  const rows = {
    groups: [group({ id: 'G1' }), group({ id: 'G2' })],
    schools: [
      school({ id: 'S1', role: 'core' }),
      school({ id: 'S2' }),
      school({ id: 'X1', group: 'G2', role: 'core' }),
      school({ id: 'X2', group: 'G2' }),
    ],
    teachers: [...teachers(8, 'K'), ...teachers(2, 'M', { home: 'S2' }), ...teachers(5, 'X', { home: 'X1' })],
  };

  it('two of the core and one of the other group: right by group and county, wrong at the member', () => {
    const found = ask(
      rate(),
      rows,
      [posting({ teacher: 'K01' }), posting({ teacher: 'K02' }), posting({ teacher: 'X01', from: 'X1', to: 'X2' })],
      'scope',
    );
    expect(numbers(found)).toEqual({ group: ['2/2', '1/1'], county: ['3/3'], school: ['2/2', '0/1', '1/1', '0/0'] });
    expect(verdicts(found)).toEqual({ group: true, county: true, school: false });
  });

  it('three of one group: right for the county alone', () => {
    const found = ask(
      rate(),
      rows,
      [posting({ teacher: 'K01' }), posting({ teacher: 'K02' }), posting({ teacher: 'M01', from: 'S2', to: 'S1' })],
      'scope',
    );
    expect(verdicts(found)).toEqual({ group: false, county: true, school: false });
    expect(found.readings.filter(({ years }) => years[0]!.differs).map(({ id }) => id)).toEqual(['county']);
  });

  it('per member, where the base is the staff of the members (RA1): the core has no place', () => {
    const found = ask(rate({ base: 'memberStaff', share: '10%' }), rows, [posting({ teacher: 'K01' })], 'scope');
    expect(numbers(found)).toEqual({ group: ['1/1', '0/0'], county: ['1/1'], school: ['0/1', '0/0'] });
  });
});

describe('which directions and whose number', () => {
  const rows = { teachers: [...teachers(8, 'K'), ...teachers(2, 'M', { home: 'S2' })] };
  const postings = [posting({ teacher: 'K01' }), posting({ teacher: 'M01', from: 'S2', to: 'S1' })];

  it('two of ten go, one of them out of the core', () => {
    const found = ask(rate(), rows, postings, 'direction');
    expect([numbers(found), verdicts(found)]).toEqual([
      { both: ['2/2'], 'out-of-core': ['1/2'] },
      { both: true, 'out-of-core': false },
    ]);
    expect(yearOf(found, 'out-of-core')).toMatchObject({ differs: true, countedOnlyThere: ['M01'] });
  });

  it('of backbones both numbers shrink together', () => {
    const found = ask(
      backbones(),
      { teachers: [teacher({ id: 'K01', backbone: 'county' }), ...teachers(2, 'M', { home: 'S2' })] },
      [
        posting({ teacher: 'K01' }),
        posting({ teacher: 'M01', from: 'S2', to: 'S1' }),
        posting({ teacher: 'M02', from: 'S2', to: 'S1' }),
      ],
      'direction',
    );
    expect(numbers(found)).toEqual({ both: ['1/2'], 'out-of-core': ['1/1'] });
  });

  it('10 eligible in the group, 2 in service at the members, 8 eligible at the core', () => {
    const found = ask(rate({ share: '25%' }), rows, postings, 'base');
    expect(numbers(found)).toEqual({ eligible: ['2/3'], memberStaff: ['2/1'], coreEligible: ['2/2'] });
    expect(verdicts(found)).toEqual({ eligible: false, memberStaff: true, coreEligible: true });
    expect(yearOf(found, 'coreEligible')).toMatchObject({
      differs: true,
      baseOnlyHere: [],
      baseOnlyThere: ['M01', 'M02'],
    });
  });

  it('asks of the cores whether only their own count, as one question with one answer fewer', () => {
    const found = ask(rate({ base: 'coreEligible', counts: 'base' }), rows, postings, 'direction');
    expect(found.readings.map(({ id, chosen }) => [id, chosen])).toEqual([
      ['both', false],
      ['base', true],
    ]);
    expect(numbers(found)).toEqual({ both: ['2/2'], base: ['1/2'] });
  });

  it('backbones of those who go, or of all who could', () => {
    const six = [...teachers(6, 'B', { backbone: 'county' }), ...teachers(4, 'K')];
    const found = ask(
      backbones({ share: '20%' }),
      { teachers: six },
      [posting({ teacher: 'B01' }), posting({ teacher: 'K01' })],
      'of',
    );
    // A fifth of two starters is one; a fifth of six eligible backbones is two.
    expect([numbers(found), verdicts(found)]).toEqual([
      { starters: ['1/1'], eligibleBackbones: ['1/2'] },
      { starters: true, eligibleBackbones: false },
    ]);
  });
});

describe('other rules', () => {
  it('ten months for two teachers at 800 yuan keep a budget of 16,000 that twelve months break', () => {
    const rows = {
      zones: [{ id: 'Z1', name: '山区', mountain: true, monthlyAllowance: 800 }],
      budgets: [{ year: null, allowanceBudget: 16_000, livingAllowance: null, transportAllowance: null }],
      teachers: teachers(5, 'T'),
    };
    const found = ask(
      applied('allowance-budget', {}, { clause: 'RA20' }),
      rows,
      [posting({ teacher: 'T01' }), posting({ teacher: 'T02' })],
      'months',
    );
    expect([numbers(found), verdicts(found)]).toEqual([
      { twelve: ['19200/16000'], ten: ['16000/16000'] },
      { twelve: false, ten: true },
    ]);
    expect(found.readings.map(({ places }) => places[0]!.measure.people!.yuan)).toEqual([
      [9600, 9600],
      [8000, 8000],
    ]);
  });

  it('two guests among six are too few for 40 %, among the four of before enough', () => {
    const rows = {
      teachers: [...teachers(6, 'K'), ...teachers(4, 'M', { home: 'S2' })],
      schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2' })],
    };
    const found = ask(
      applied('host-stock', { lo: '40%', hi: '50%' }, { clause: 'HT1' }),
      rows,
      [posting({ teacher: 'K01' }), posting({ teacher: 'K02' })],
      'staff',
    );
    expect([numbers(found), verdicts(found)]).toEqual([
      { after: ['2/3', '2/3'], before: ['2/2', '2/2'] },
      { after: false, before: true },
    ]);
    expect(yearOf(found, 'before').baseOnlyThere).toEqual(['K01', 'K02']);
  });

  it('two mid-level leaders are one too many, unless one means at least one', () => {
    const rows = {
      teachers: teachers(3, 'K', { position: 'midLevel' }),
      schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2' })],
    };
    const found = ask(
      applied('team', { midLevel: { least: 1, most: 1 }, backbones: { least: 0, most: 5 } }, { clause: 'QD2' }),
      rows,
      [posting({ teacher: 'K01' }), posting({ teacher: 'K02' })],
      'exact',
    );
    expect([numbers(found), verdicts(found)]).toEqual([
      { exact: ['2/1', '2/1', '0/0', '0/5'], least: ['2/1', '0/0', '0/5'] },
      { exact: false, least: true },
    ]);
  });

  it('asks nothing where no answer would change a number', () => {
    const least = applied('team', { midLevel: { least: 1 } }, { clause: 'RA10' });
    expect(
      compareReadings(
        instance({ teachers: teachers(2, 'K') }),
        policy({ rules: [least, applied('recruit-service')] }),
        { postings: [], sharedTeaching: [] },
      ),
    ).toEqual([]);
  });

  it('says so where a reading cannot be evaluated, and claims nothing', () => {
    const broken = rate();
    const spec = {
      ...broken.spec,
      readings: [
        {
          id: 'odd',
          question: { 'zh-CN': '问', en: 'ask' },
          chosen: () => 'a',
          answers: () => [
            { id: 'a', words: { 'zh-CN': '甲', en: 'a' } },
            {
              id: 'b',
              words: { 'zh-CN': '乙', en: 'b' },
              params: () => {
                throw new Error('no such reading');
              },
            },
          ],
        },
      ],
    };
    const found = ask({ ...broken, spec }, { teachers: teachers(5, 'T') }, [], 'odd');
    expect(found.readings.map(({ missing, years }) => [missing?.in('en') ?? null, years.length])).toEqual([
      [null, 3],
      ['The check failed (no such reading); check it by hand', 0],
    ]);
    expect(found.depends).toBe(false);
  });
});

const rateOf = (kinds: readonly GroupKind[] | null) =>
  applied('exchange-rate', { base: 'eligible', share: '20%' }, { clause: 'SZ1', kinds });

describe('of which kinds of groups', () => {
  const [same, cross] = [group({ id: 'G1' }), group({ id: 'G2', kind: 'crossStage' })];
  const schools = [
    school({ id: 'S1', role: 'core' }),
    school({ id: 'S2' }),
    school({ id: 'T1', group: 'G2', role: 'core' }),
    school({ id: 'T2', group: 'G2' }),
  ];
  const rows = { groups: [same, cross], schools, teachers: [...teachers(5, 'K'), ...teachers(6, 'T', { home: 'T1' })] };

  it('SZ1: of same-stage groups only, or of cross-stage groups as well', () => {
    const asked = ask(rateOf(['sameStage']), rows, [posting({ teacher: 'K01' })], 'cross-stage');
    expect(numbers(asked)).toEqual({ 'without-crossStage': ['1/1'], 'with-crossStage': ['1/1', '0/2'] });
    expect(verdicts(asked)).toEqual({ 'without-crossStage': true, 'with-crossStage': false });
    expect([asked.depends, asked.readings.map(({ chosen }) => chosen)]).toEqual([true, [true, false]]);
    const both = ask(rateOf(['sameStage', 'crossStage']), rows, [], 'cross-stage');
    expect(both.readings.map(({ id, chosen }) => [id, chosen])).toEqual([
      ['without-crossStage', false],
      ['with-crossStage', true],
    ]);
  });

  it('is no question of a line that names neither', () => {
    expect(() => ask(rateOf(null), rows, [], 'cross-stage')).toThrow('no question');
    expect(() => ask(rateOf(['tight']), rows, [], 'cross-stage')).toThrow('no question');
  });

  it('RA5: posts move in collaborative groups, or stay', () => {
    const groups = [group({ id: 'G1', kind: 'collaborative' })];
    const full = [school({ id: 'S1', role: 'core', establishment: 3 }), school({ id: 'S2', establishment: 0 })];
    const line = applied('establishment', { mode: 'moves' }, { clause: 'RA5', kinds: ['coBuilt', 'collaborative'] });
    const people = teachers(3, 'K');
    const asked = ask(
      line,
      { groups, schools: full, teachers: people },
      [posting({ teacher: 'K01' })],
      'collaborative',
    );
    expect(verdicts(asked)).toEqual({ 'without-collaborative': null, 'with-collaborative': false });
    expect(numbers(asked)).toEqual({ 'without-collaborative': [], 'with-collaborative': ['2/3', '1/0'] });
  });
});

describe('every open question', () => {
  const asked = [...RULES.values()].flatMap((spec) =>
    (spec.readings ?? []).map((ambiguity) => ({ spec, ambiguity, name: `${spec.id} ${ambiguity.id}` })),
  );

  it.each(asked)(
    '$name has the reading of the policy among its answers, each once and in both languages',
    ({ spec, ambiguity }) => {
      const answers = ambiguity.answers(spec.example);
      const ids = answers.map(({ id }) => id);
      expect([ids.includes(ambiguity.chosen(spec.example)), new Set(ids).size]).toEqual([true, ids.length]);
      for (const { words } of [...answers, { words: ambiguity.question }])
        expect([/\p{Script=Han}/u.test(words['zh-CN']), /\p{Script=Han}/u.test(words.en)]).toEqual([true, false]);
    },
  );

  it.each(asked)('$name stands in docs/certificate.md', ({ spec, ambiguity }) => {
    const row = readFileSync(new URL('../../docs/certificate.md', import.meta.url), 'utf8')
      .split('\n')
      .find((line) => line.startsWith(`| \`${ambiguity.id}\` |`));
    expect(row?.split('|')[2]).toContain(spec.id);
  });

  it.each(asked)('$name: the chosen answer changes nothing', ({ spec, ambiguity }) => {
    const own = ambiguity.answers(spec.example).find(({ id }) => id === ambiguity.chosen(spec.example))!;
    expect([own.params?.(spec.example) ?? spec.example, own.view]).toEqual([spec.example, undefined]);
  });
});
