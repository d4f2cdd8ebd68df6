/** What is kept of a roster: the same as before where nothing new is in it, and all of it where there is. */
import { describe, expect, it } from 'vitest';
import { Change, changeContent } from '../../src/domain/changes.ts';
import { canonicalJson, fingerprint } from '../../src/domain/fingerprint.ts';
import { monthOf } from '../../src/domain/month.ts';
import { KeptRoster, rosterContent } from '../../src/domain/roster-content.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { group, roster, school, teacher } from '../support/tiny.ts';

const LATER =
  /teachingTenths|lastHost|principalPosts|vicePrincipalPosts|leaderPostsBeforeMerger|activities|attestations|kinds/u;
const plain = roster({ teachers: [teacher({ id: 'T1' })] });
const full = roster({
  groups: [
    group({
      id: 'G1',
      kinds: [
        { kind: 'tight', from: null, until: monthOf(2028, 8) },
        { kind: 'fused', from: monthOf(2028, 9), until: null },
      ],
    }),
    group({ id: 'G2', kinds: [{ kind: 'tight', from: monthOf(2028, 9), until: null }] }),
  ],
  schools: [
    school({ id: 'S1', role: 'core', principalPosts: 1, vicePrincipalPosts: 0, leaderPostsBeforeMerger: 3 }),
    school({ id: 'S2', group: null }),
  ],
  teachers: [teacher({ id: 'T1', teachingTenths: 0, lastHost: 'S2' })],
  activities: [
    {
      group: 'G1',
      year: 2027,
      form: 'mentoring',
      from: 'S1',
      to: 'S2',
      teacher: null,
      subject: null,
      begins: null,
      ends: null,
      weeklyHundredths: null,
      times: 3,
      tutor: null,
    },
  ],
  attestations: [{ clause: 'X', year: null, verdict: 'met', by: '甲', date: '2027-10-15', note: '' }],
});
const kept = (of: Roster): unknown => JSON.parse(canonicalJson(rosterContent(of)));

const arrival = (row: Parameters<typeof teacher>[0]): Change => ({
  kind: 'newHire',
  id: 'C1',
  date: '2027-10-15',
  teacher: row.id,
  row: teacher(row),
});

describe('the content of a roster', () => {
  it('has nothing of the later columns where they are empty', () => {
    expect(canonicalJson(rosterContent(plain))).not.toMatch(LATER);
    expect(kept(plain)).toMatchObject({ groups: [{ id: 'G1', kind: 'sameStage' }] });
  });

  it('is read back whole, of whatever age it is', () => {
    for (const one of [plain, full]) expect(KeptRoster.parse(kept(one))).toEqual(one);
    // As it is in memory, which is how a newer program may have kept it.
    expect(KeptRoster.parse(JSON.parse(JSON.stringify(full)))).toEqual(full);
  });

  it('tells every later cell', () => {
    const changed: Partial<Roster>[] = [
      { groups: [full.groups[0]!, group({ id: 'G2', kind: 'tight' })] },
      { schools: full.schools.map((row) => ({ ...row, vicePrincipalPosts: null })) },
      { schools: full.schools.map((row) => ({ ...row, leaderPostsBeforeMerger: 4 })) },
      { teachers: [teacher({ id: 'T1', lastHost: 'S2' })] },
      { teachers: [teacher({ id: 'T1', teachingTenths: 0 })] },
      { activities: [] },
      { attestations: [] },
    ];
    const digests = [full, ...changed.map((rows) => ({ ...full, ...rows }))].map((one) =>
      fingerprint(rosterContent(one)),
    );
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('is refused where it is no roster', () => {
    for (const bad of [
      null,
      [],
      {},
      { ...(kept(plain) as object), teachers: [null] },
      { ...(kept(plain) as object), more: 1 },
    ])
      expect(KeptRoster.safeParse(bad).success).toBe(false);
  });
});

describe('the content of a change', () => {
  it('is that of before for whoever arrives without later cells, and is read back', () => {
    expect(canonicalJson(changeContent(arrival({ id: 'N' })))).not.toMatch(LATER);
    for (const change of [arrival({ id: 'N' }), arrival({ id: 'N', teachingTenths: 5, lastHost: 'S2' })])
      expect(Change.parse(JSON.parse(canonicalJson(changeContent(change))))).toEqual(change);
  });

  it('keeps a cell that is emptied, and brings none that is not corrected', () => {
    const emptied: Change = {
      kind: 'correction',
      id: 'C2',
      date: '2027-10-15',
      teacher: 'T',
      cells: { lastHost: null },
    };
    const back = Change.parse(JSON.parse(canonicalJson(changeContent(emptied))));
    expect(back).toEqual(emptied);
    expect(back.kind === 'correction' && Object.keys(back.cells)).toEqual(['lastHost']);
  });
});
