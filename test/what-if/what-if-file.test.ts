/** What-if files: what they may say, and how every slip is told with its place. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Case } from '../../src/planning/case.ts';
import { CHANGES } from '../../src/what-if/changes/index.ts';
import { loadWhatIf } from '../../src/what-if/load.ts';

const place = mkdtempSync(join(tmpdir(), 'lungang-what-if-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const ROSTER = resolve('scenarios/ruian-2021-one-purse/roster');
const BASE = `base: { data: ${ROSTER}, policy: ruian-2021, from: 2027 }`;

const write = (name: string, ...lines: readonly string[]): string => {
  const file = join(place, name);
  writeFileSync(file, `${['format: lungang-what-if/1', 'title: 试', ...lines].join('\n')}\n`);
  return file;
};
const changesOf = (...changes: readonly string[]): string =>
  write('one.yaml', BASE, 'changes:', ...changes.map((change) => `  - ${change}`));

const load = async (...changes: readonly string[]): Promise<Case> => {
  const { whatIf, problems } = await loadWhatIf(changesOf(...changes));
  if (whatIf === null) throw new Error(problems.policy.map(({ message }) => message.in('en')).join('\n'));
  return whatIf.given;
};
const faults = async (...changes: readonly string[]): Promise<string[]> =>
  (await loadWhatIf(changesOf(...changes))).problems.policy
    .filter(({ severity }) => severity === 'error')
    .map(({ row, column, message }) => `${row}:${column} ${message.in('en')}`);

describe('a slip in a what-if file', () => {
  it.each([
    ['- nothing'.slice(2), /5:5 .*cannot be nothing/],
    [
      'set: { path: rules.exchange-rat.share, to: "25%" }',
      /5:18 The policy has no rule exchange-rat\. Did you mean exchange-rate\?/,
    ],
    ['set: { path: rules.exchange-rate.shar, to: "25%" }', /5:18 .*Did you mean share\?/],
    [
      'set: { path: setings.tenureYears, to: 12 }',
      /5:18 There is no setings\.tenureYears\. Did you mean settings\.tenureYears\?/,
    ],
    ['set: { path: settings.tenureYear, to: 12 }', /5:18 .*Did you mean tenureYears\?/],
    ['set: { path: settings.__proto__.x, to: 12 }', /5:18 There is no path/],
    ['set: { path: settings.zoneAllowances.高搂, to: 1000 }', /5:18 .*Did you mean settings\.zoneAllowances\.高楼\?/],
    ['set: { path: budgets.2028.allowanceBugdet, to: 12 }', /5:18 .*Did you mean budgets\.2028\.allowanceBudget\?/],
    ['set: { path: schools.S99.weak, to: true }', /5:18 There is no schools\.S99\.weak/],
    ['set: { path: schools.S12.weak, to: 3 }', /5:40 schools\.S12\.weak cannot be 3/],
    ['set: { path: rules.exchange-rate.share, to: "250%" }', /5:49 .*not a share/],
    ['set: { path: rules.protect-source.enforce, to: { weight: 1 } }', /5:\d+ .*protection/],
    [
      'set: { path: rules.exchange-rate.share, clause: RA9, to: "20%" }',
      /No line of the rule exchange-rate cites the clause RA9/,
    ],
    ['closeSchol: { school: S12, into: S11 }', /5:5 .*Did you mean closeSchool\?/],
    ['closeSchool: { school: S12, into: S1 }', /5:39 There is no S1\. Did you mean S11\?/],
    ['closeSchool: { school: S11, into: S12 }', /5:28 S11 leads its group/],
    ['{ budget: { to: 3 }, retire: { count: 1 } }', /5:5 Each entry is one change, and here stand 2/],
    ['budget: { to: 3, times: "90%" }', /exactly one of to, by and times/],
    ['retire: { count: 5000 }', /5:22 5000 are asked for, but only \d+ fit/],
    ['pin: { teacher: T999, kind: mustGo }', /There is no T999/],
    ['pin: { teacher: T306, kind: goTo, school: S11 }', /does not hold together/],
  ])('%s', async (change, told) => {
    expect(await faults(change)).toEqual([expect.stringMatching(told)]);
  });

  it('is told where two files lean on each other, where there is no base, and in the file in which it stands', async () => {
    const a = write('a.yaml', 'basedOn: b.yaml');
    write('b.yaml', 'basedOn: a.yaml');
    expect((await loadWhatIf(a)).problems.policy.map(({ message }) => message.in('en'))).toEqual([
      expect.stringMatching(/circle: a\.yaml → b\.yaml → a\.yaml/),
    ]);
    expect((await loadWhatIf(write('c.yaml'))).problems.policy.map(({ code }) => code)).toEqual(['what-if-no-base']);
    write('d.yaml', BASE, 'changes: [{ budget: { to: -1 } }]');
    const { problems } = await loadWhatIf(write('e.yaml', 'basedOn: d.yaml'));
    expect(problems.policy.map(({ file, row }) => [file, row])).toEqual([['d.yaml', 4]]);
  });
});

describe('changes', () => {
  it('are those of the registry, and each takes its own example', () => {
    for (const [name, { settings, example }] of CHANGES)
      expect([name, settings.safeParse(example).success]).toEqual([name, true]);
  });

  it('build on those of other files', async () => {
    write('first.yaml', BASE, 'changes: [{ set: { path: settings.tenureYears, to: 10 } }]');
    const { whatIf } = await loadWhatIf(
      write('second.yaml', 'basedOn: first.yaml', 'changes: [{ budget: { times: "50%" } }]'),
    );
    expect(whatIf!.given.policy.settings.tenureYears).toBe(10);
    expect(whatIf!.given.roster.budgets.map(({ allowanceBudget }) => allowanceBudget)).toEqual([
      73_200, 74_400, 70_800,
    ]);
    expect(whatIf!.base.given.policy.settings.tenureYears).toBe(12);
    expect(whatIf!.changes.map(({ name }) => name)).toEqual(['set', 'budget']);
  });

  it('of the policy give the policy that a file with the same words gives', async () => {
    const given = await load(
      'set: { path: rules.exchange-rate.share, to: "25%" }',
      'set: { path: rules.exchange-rate.share, to: "10%" }',
    );
    const { whatIf } = await loadWhatIf(changesOf('set: { path: settings.tenureYears, to: 12 }'));
    expect(given.policy.digest).toBe(whatIf!.base.given.policy.digest);
  });

  it('set a share of teaching as the roster writes it, and posts of leaders', async () => {
    const { base } = (await loadWhatIf(changesOf('budget: { times: "100%" }'))).whatIf!;
    const { id } = base.given.roster.teachers[0]!;
    const share = async (to: string): Promise<number | null> =>
      (await load(`set: { path: teachers.${id}.teachingShare, to: ${to} }`)).roster.teachers[0]!.teachingTenths;
    expect([await share('0.5'), await share('0'), await share('1'), await share('null')]).toEqual([5, 0, 10, null]);
    for (const bad of ['0.55', '1.1', '-0.1', 'half'])
      expect(await faults(`set: { path: teachers.${id}.teachingShare, to: ${bad} }`)).toEqual([
        expect.stringContaining('cannot be'),
      ]);
    expect(await faults(`set: { path: teachers.${id}.teachingTenths, to: 5 }`)).toEqual([
      expect.stringContaining('teachingShare'),
    ]);
    const posts = await load('set: { path: schools.S12.principalPosts, to: 2 }');
    expect(posts.roster.schools.find((row) => row.id === 'S12')!.principalPosts).toBe(2);
  });

  it('lift, soften and add rules', async () => {
    const lifted = await load('rule: { rule: exchange-rate, enforce: off }');
    expect(lifted.policy.rules.some(({ spec }) => spec.id === 'exchange-rate')).toBe(false);
    const softened = await load('rule: { rule: exchange-rate, enforce: { weight: 3 }, params: { share: "20%" } }');
    expect(softened.policy.rules.find(({ spec }) => spec.id === 'exchange-rate')).toMatchObject({
      enforce: { kind: 'soft', tier: 'soft', weight: 3 },
      params: { share: { num: 1, den: 5 } },
    });
    const added = await load('rule: { rule: backbone-share, enforce: must, params: { share: "15%" } }');
    expect(added.policy.rules.at(-1)!.spec.id).toBe('backbone-share');
  });

  it('close a school: people, demand and posts go along, and nobody wishes to go to what is gone', async () => {
    const { base } = (await loadWhatIf(changesOf('budget: { times: "100%" }'))).whatIf!;
    const before = base.given.roster;
    const after = (await load('closeSchool: { school: S22, into: S21 }')).roster;
    const sum = (roster: typeof before): number =>
      roster.demand
        .filter(
          ({ school, subject, year }) => (school === 'S21' || school === 'S22') && subject === '英语' && year === null,
        )
        .reduce((total, { tenths }) => total + tenths, 0);
    expect(after.schools.map(({ id }) => id)).toEqual(before.schools.map(({ id }) => id).filter((id) => id !== 'S22'));
    expect(after.teachers).toHaveLength(before.teachers.length);
    expect(JSON.stringify(after)).not.toContain('"S22"');
    expect(sum(after)).toBe(sum(before));
  });

  it('change the kind of a group from a month on, and nothing before', async () => {
    const kindsOf = async (change: string): Promise<unknown> =>
      (await load(change)).roster.groups.find(({ id }) => id === 'G01')!.kinds;
    const [first] = (await load('budget: { times: "100%" }')).roster.groups.find(({ id }) => id === 'G01')!.kinds;
    const month = 2028 * 12 + 8;
    const split = [
      { ...first!, until: month - 1 },
      { kind: 'collaborative', from: month, until: null },
    ];
    expect(await kindsOf('changeKind: { group: G01, kind: collaborative, from: 2028 }')).toEqual(split);
    expect(await kindsOf('changeKind: { group: G01, kind: collaborative, from: "2028-09" }')).toEqual(split);
    expect(await kindsOf('changeKind: { group: G01, kind: collaborative }')).toEqual([
      { ...first!, until: 2027 * 12 + 7 },
      { kind: 'collaborative', from: 2027 * 12 + 8, until: null },
    ]);
    expect(await faults('changeKind: { group: G1, kind: collaborative }')).toEqual([
      expect.stringMatching(/There is no G1\./),
    ]);
    expect(await faults('changeKind: { group: G01, kind: fuse }')).toHaveLength(1);
  });

  it('let the oldest leave, and fill new posts where most is missing', async () => {
    const { base } = (await loadWhatIf(changesOf('budget: { times: "100%" }'))).whatIf!;
    const left = (await load('retire: { count: 2, school: S21 }')).roster;
    const leavers = left.teachers.filter((row, i) => row.leaves !== base.given.roster.teachers[i]!.leaves);
    expect(leavers.map(({ home, leaves }) => [home, leaves])).toEqual([
      ['S21', 2027 * 12 + 8],
      ['S21', 2027 * 12 + 8],
    ]);
    const hired = (await load('newPosts: { count: 3 }')).roster;
    expect(hired.teachers.filter(({ id }) => id.startsWith('NEW'))).toHaveLength(3);
    const sum = ({ schools }: typeof hired): number =>
      schools.reduce((total, { establishment }) => total + (establishment ?? 0), 0);
    expect(sum(hired)).toBeGreaterThan(sum(base.given.roster));
  });
});
