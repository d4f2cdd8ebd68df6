/** The papers of the procedure, held against numbers worked out by hand from the fixture. */
import { describe, expect, it } from 'vitest';
import { DOCUMENTS } from '../../../src/report/documents/index.ts';
import type { Doc } from '../../../src/report/documents/model.ts';
import type { ReportContext } from '../../../src/report/context.ts';
import type { Lang } from '../../../src/messages/message.ts';
import type { TableCell } from '../../../src/report/table.ts';
import { monthOf } from '../../../src/domain/month.ts';
import { policy, PROTECTIONS, teacher } from '../../support/tiny.ts';
import { known, papersContext, rows as fixture } from './papers-fixture.ts';

const context = papersContext();
const built = (id: string, of: ReportContext = context, lang: Lang = 'zh-CN'): Doc =>
  DOCUMENTS.find((one) => one.id === id)!.build(of, lang);
type Row = Record<string, TableCell>;
/** The rows of the tables of one part, by their headings. */
const rowsOf = (doc: Doc, at: number): Row[] =>
  (doc.sections[at]?.blocks ?? []).flatMap((block) =>
    block.kind === 'table'
      ? block.table.rows.map((row) =>
          Object.fromEntries(block.table.columns.map(({ heading }, i) => [heading, row[i] ?? null])),
        )
      : [],
  );
const textOf = (doc: Doc, at = 0): string =>
  (doc.sections[at]?.blocks ?? []).map((block) => ('text' in block ? block.text : '')).join('\n');
const cells = (found: readonly Row[], ...keys: readonly string[]): (TableCell | undefined)[][] =>
  found.map((row) => keys.map((key) => row[key]));
/** A policy that knows nothing of entitlements and newcomers. */
const plain: ReportContext = { ...context, policy: policy({ rules: PROTECTIONS }) };

describe('the announcement of posts', () => {
  const doc = built('posts');

  it('has what stays missing, apart from what the plan leaves open, and no post for part of a timetable', () => {
    // English at A2: three wanted, one there; N1 is away for training, so three are missing: two before, one by the plan.
    // Sports at A3: 0.6 of one there.
    expect(
      cells(
        rowsOf(doc, 0),
        '学校',
        '片区',
        '学科（职务）',
        '岗位数',
        '其中：原有空缺',
        '其中：交流空出',
        '资格条件',
        '交流津贴（元/月）',
        '备注',
      ),
    ).toEqual([
      ['山上小学', '高楼', '英语', 3, 2, 1, '小学教师资格，任教英语', 800, '本校新教师1人跟岗，至2028-08'],
      [
        '村小',
        '城关',
        '体育',
        0,
        0.4,
        0,
        '小学教师资格，任教体育',
        0,
        '另缺0.4人的课时，不单设岗位，可由走教、兼课解决',
      ],
    ]);
    expect(textOf(doc)).toContain('拟设的3个教师交流轮岗岗位');
  });

  it('has the post of a leader whom nobody follows', () => {
    const own = papersContext({
      teachers: [...fixture.teachers!, teacher({ id: 'P2', name: '潘副', home: 'A1', position: 'vicePrincipal' })],
    });
    const office = {
      ...own.plan.postings[0]!,
      teacher: 'P2',
      from: 'A1',
      to: 'A2',
      years: 3,
      kind: 'leadership' as const,
    };
    const plan = { ...own.plan, postings: [...own.plan.postings, office] } as ReportContext['plan'];
    expect(
      cells(rowsOf(built('posts', { ...own, plan }), 0), '学校', '学科（职务）', '岗位数', '其中：交流空出', '备注')[0],
    ).toEqual(['城中小学', '副校长', 1, 1, '原任人员外出任职至2030-08']);
  });

  it('names nobody, and says so where nothing is open or nobody knows', () => {
    for (const { row } of context.instance.persons.values()) expect(JSON.stringify(doc)).not.toContain(row.name);
    const full = papersContext({ demand: [] });
    expect(textOf(built('posts', full))).toBe('未填学科需求，未评估缺员。');
    const met = papersContext({ demand: fixture.demand!.filter(({ school }) => school === 'A1') });
    expect(textOf(built('posts', met))).toBe('按方案安排后没有空缺岗位。');
  });
});

describe('the form of application', () => {
  it('asks for what the procedure wants, and its rows are of one width', () => {
    const [block] = built('application').sections[0]!.blocks;
    if (block?.kind !== 'form') throw new Error('no form');
    const { rows, widths } = block.form;
    expect(rows.map((row) => row.reduce((sum, { span }) => sum + span, 0))).toEqual(rows.map(() => widths.length));
    expect(rows.flatMap((row) => row.flatMap(({ label, text }) => (label ? [text] : [])))).toEqual([
      '姓名',
      '性别',
      '出生年月',
      '现单位',
      '任教学科',
      '现聘职称',
      '骨干称号',
      '现单位任教年限',
      '申请岗位',
      '第一志愿',
      '第二志愿',
      '第三志愿',
      '本人签字',
      '学校意见',
      '主管部门意见',
    ]);
  });
});

describe('the training of newcomers', () => {
  const KEYS = ['姓名', '招聘学校', '跟岗学校（核心校）', '起止年月', '辅导教师', '安排情况', '推迟或未安排的原因'];

  it('has home, core, tutor and dates, and who is put off until when; nothing of the kind of leave', () => {
    const doc = built('newcomers');
    expect(cells(rowsOf(doc, 0), ...KEYS)).toEqual([
      ['新一', '山上小学', '城中小学', '2027-09—2028-08', '柯一', '方案安排', ''],
      ['新二', '村小', '城中小学', '', '', '推迟', '不在岗（至2028-03），推迟至2028学年跟岗'],
    ]);
    expect(textOf(doc)).toContain('共2人：已安排1人，推迟1人，未安排0人');
    expect(cells(rowsOf(doc, 1), ...KEYS)).toEqual([
      ['新二', '村小', '城中小学', '2028-09—2029-08', '＿＿＿＿＿', '方案安排', ''],
    ]);
    expect(JSON.stringify(doc)).not.toContain('产假');
  });

  it('reads the table of joint activities where no rule sends them, and says what is not entered', () => {
    const clauses = new Map(
      [...known].map(([, one]) => ['SZ7', { ...one, id: 'SZ7', served: { by: 'indicator', as: 'SZ7' } }] as const),
    );
    const entered = {
      ...context.instance.roster.activities[0]!,
      form: 'shadowing' as const,
      begins: 2027 * 12 + 8,
      ends: null,
    };
    const instance = { ...context.instance, roster: { ...context.instance.roster, activities: [entered] } };
    const own: ReportContext = {
      ...context,
      instance,
      policy: policy({ rules: PROTECTIONS, clauses }),
      plan: { ...context.plan, postings: [] } as ReportContext['plan'],
    };
    expect(cells(rowsOf(built('newcomers', own), 0), '姓名', '起止年月', '辅导教师', '安排情况')).toEqual([
      ['新一', '2027-09—＿＿＿＿', '柯一', '已登记'],
      ['新二', '', '', '推迟'],
    ]);
    expect(cells(rowsOf(built('newcomers', own), 1), '安排情况', '推迟或未安排的原因')).toEqual([
      ['未安排', '“协作活动”表没有跟岗登记'],
    ]);
    expect(textOf(built('newcomers', plain))).toBe('所依据的文件没有新教师跟岗的规定。');
  });
});

describe('the register of titles and rural months', () => {
  const doc = built('titles');

  it('adds up rural months by year, from those of the roster', () => {
    const KEYS = ['姓名', '原有乡村月数', '2027学年计入', '2028学年计入', '2029学年计入', '以后计入', '乡村月数合计'];
    // From the city to the town and to the village; training at the core gains nothing; B2 stays until the horizon ends.
    expect(cells(rowsOf(doc, 0), ...KEYS)).toEqual([
      ['白乙', 0, 12, 12, 12, 0, 36],
      ['李甲', 36, 12, 12, 12, 0, 72],
      ['李乙', 24, 12, 0, 0, 0, 36],
      ['新一', 0, 0, 0, 0, 0, 0],
    ]);
    expect(cells(rowsOf(doc, 1), ...KEYS)).toEqual([
      ['李丙', 5, 0, 12, 12, 12, 41],
      ['新二', 0, 0, 0, 0, 0, 0],
    ]);
  });

  it('counts months at members, dates the 36th and says from when no senior post is taken', () => {
    // L2: July 2025 means September; three years are full as they go back. B2: since September 2026, full in 2029.
    expect(
      cells(
        rowsOf(doc, 0),
        '姓名',
        '成员校月数：已结束',
        '正在交流',
        '方案新增',
        '成员校月数合计',
        '满36个月年月',
        '晋升高级不占岗位比例',
      ),
    ).toEqual([
      ['白乙', 0, 48, 0, 48, '2029-09', '2029-09起，如符合高级晋升条件'],
      ['李甲', 36, 0, 36, 72, '已满', '2027-09起，如符合高级晋升条件'],
      ['李乙', 0, 36, 0, 36, '2028-09', '2028-09起，须届时继续在山区任教；如符合高级晋升条件'],
      ['新一', 0, 0, 0, 0, '', ''],
    ]);
  });

  it('goes on from an earlier stay', () => {
    // L3 has twelve months behind her: the other 24 of September 2028 are full in September 2030; a senior needs no post.
    expect(
      cells(rowsOf(doc, 1), '姓名', '成员校月数：已结束', '方案新增', '满36个月年月', '晋升高级不占岗位比例'),
    ).toEqual([
      ['李丙', 12, 36, '2030-09', ''],
      ['新二', 0, 0, '', ''],
    ]);
  });

  it('dates the 36th for teachers of the core alone, of whom the document speaks', () => {
    const more = teacher({
      id: 'V3',
      name: '魏丙',
      home: 'A3',
      working: 'A2',
      postedFrom: monthOf(2024, 9),
      postedUntil: monthOf(2028, 8),
    });
    const own = papersContext({ teachers: [...fixture.teachers!, more] });
    const found = rowsOf(built('titles', own), 0).filter((row) => row['姓名'] === '魏丙');
    expect(cells(found, '成员校月数合计', '满36个月年月')).toEqual([[48, '']]);
  });

  it('says which level is kept and which is at risk', () => {
    // The core has no senior post: whoever may become senior meanwhile risks it; trainees and seniors do not.
    expect(cells(rowsOf(doc, 0), '姓名', '现聘职称', '交流前岗位等级', '返岗时职级')).toEqual([
      ['白乙', '一级', '未填', '期间晋升的职级有风险，须重新竞聘'],
      ['李甲', '一级', '保留，不低于9级', '期间晋升的职级有风险，须重新竞聘'],
      ['李乙', '一级', '未填', '期间晋升的职级有风险，须重新竞聘'],
      ['新一', '未评', '未填', '保留'],
    ]);
  });

  it('holds senior teachers against the months that are asked', () => {
    expect(cells(rowsOf(doc, 2), '姓名', '原有乡村月数', '方案计入', '合计', '乡村任教经历')).toEqual([
      ['柯一', 12, 0, 12, '已满'],
      ['柯二', 6, 0, 6, '应履行'],
      ['李丙', 5, 36, 41, '按方案可满'],
    ]);
    expect(textOf(built('titles', plain))).toContain('没有交流教师职称、乡村任教经历的规定');
  });
});

describe('returns and stays', () => {
  it('list every end in the horizon with the place at home', () => {
    const doc = built('returns');
    const KEYS = ['姓名', '原单位', '交流单位', '类型', '返岗年月', '原单位岗位'];
    // A3 wants two of Chinese and has V1 besides B1.
    expect(cells(rowsOf(doc, 0), ...KEYS)).toEqual([['白甲', '村小', '城中小学', '已期满', '2027-09', '有空缺']]);
    expect(cells(rowsOf(doc, 1), ...KEYS)).toEqual([
      ['李乙', '城中小学', '山上小学', '正在交流', '2028-09', '须预留岗位'],
      ['新一', '山上小学', '城中小学', '跟岗锻炼', '2028-09', '有空缺'],
      ['新二', '村小', '城中小学', '跟岗锻炼', '2029-09', '须预留岗位'],
      ['白乙', '城中小学', '山上小学', '正在交流', '2030-09（未填结束年月）', '须预留岗位'],
      ['李甲', '城中小学', '山上小学', '交流轮岗', '2030-09', '须预留岗位'],
    ]);
  });
});
