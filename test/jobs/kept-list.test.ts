/** A list kept by hand, once published, goes through resignations and upheld objections as any published list does. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { lungang } from '../cli/support/run.ts';
import { office, resigns, ROSTER, TODAY, type Office } from './support/nights.ts';

let one: Office;
afterEach(() => one.end());

const POLICY = ['--policy', 'suzhou-2024', '--from', '2027'];

/** Plans, keeps the whole list, imports what was kept and publishes it. `reason`: of the decisions, in place of the list's. */
async function published(reason?: string): Promise<void> {
  one = await office();
  const [plan, kept] = [join(one.place, 'plan'), join(one.place, 'kept')];
  await lungang('plan', ROSTER, ...POLICY, '--out', plan);
  await lungang('plan', ROSTER, ...POLICY, '--keep', join(plan, 'plan.xlsx'), '--out', kept);
  const pins = join(kept, 'roster', '指定.csv');
  expect(readFileSync(pins, 'utf8')).toMatch(/T06.*名单锁定/u);
  if (reason !== undefined) writeFileSync(pins, readFileSync(pins, 'utf8').replaceAll('名单锁定', reason));
  await lungang('import', join(kept, 'roster'), '--into', one.dir, ...POLICY, '--today', TODAY);
  await one.night();
  await one.run('publish', '--draft', 'P1', '--by', '王局长', '--today', TODAY);
}

describe('a kept list that was published', () => {
  it('lets go of who was exempted afterwards, says so by name, and does not take the lock up again', async () => {
    await published();
    one.drop('a.csv', 'C1,2027-03-01,免除,T06,,,,,,');
    expect(await one.night()).toMatchObject({
      told: {
        outcome: 'draft',
        draft: {
          moved: expect.arrayContaining([expect.objectContaining({ kind: 'dropped', teacher: 'T06' })]),
          remarks: [{ 'zh-CN': expect.stringMatching(/（T06）到.+（S\d+）.+名单锁定已解除.+免除交流/) }],
        },
      },
    });
    expect((await one.run('publish', '--draft', 'P2', '--by', '王', '--today', TODAY)).exit).toBe(0);
    one.drop('b.csv', resigns('C2', 'T04'));
    const { told } = await one.night();
    expect(told).toMatchObject({ outcome: 'draft', draft: { plan: 'P3' } });
    expect(told.draft?.moved.map(({ teacher }) => teacher)).not.toContain('T06');
    // Planned anew from what was sealed: the lock that P2 lifted is no part of what P3 follows from.
    for (const plan of ['P2', 'P3']) {
      const sealed = join(one.place, `${plan}.json`);
      await one.run('seal', sealed, '--plan', plan);
      expect((await lungang('verify', '--bundle', sealed)).exit).toBe(0);
    }
  });

  it('gives way where resignations leave a locked name no lawful place, and tells which rule is behind it', async () => {
    await published();
    one.drop('a.csv', resigns('C1', 'T05'), resigns('C2', 'T07'));
    expect(await one.night()).toMatchObject({
      exit: 3,
      told: {
        outcome: 'draft',
        draft: {
          moved: expect.arrayContaining([expect.objectContaining({ kind: 'dropped', teacher: 'T06' })]),
          remarks: [{ 'zh-CN': expect.stringMatching(/傅晓岚（T06）.+名单锁定已解除.+“派出校学科保护”/) }],
        },
      },
    });
  });

  it('a decision for another reason stands, and the summary names people, schools, the rule and the way out', async () => {
    await published('局长决定');
    one.drop('a.csv', resigns('C1', 'T05'), resigns('C2', 'T07'));
    expect(await one.night()).toMatchObject({ exit: 5, told: { outcome: 'pins-clash', draft: null } });
    const told = readdirSync(join(one.dir, 'summaries')).findLast((name) => name.endsWith('.txt'))!;
    expect(readFileSync(join(one.dir, 'summaries', told), 'utf8')).toMatch(
      /傅晓岚（T06） 指定到 松湾小学（S02）[\s\S]*局长决定[\s\S]*与之冲突：派出校学科保护[\s\S]*「指定」表中删去/,
    );
  });
});
