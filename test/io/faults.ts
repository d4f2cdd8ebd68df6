/**
 * Ways to spoil the valid roster; each knows which places must then be reported, and no others (the mutation is the
 * oracle).
 */
import { columnAt, rowAt, setCell, type Tables } from './tables.ts';

export interface Fault {
  readonly name: string;
  /** Faults that touch the same thing are not combined. */
  readonly touches: readonly string[];
  /** Spoils the tables and returns the error lines to expect. */
  apply(tables: Tables): string[];
}

const line = (table: string, row: number, column: string | null, value: string | null, code: string): string =>
  [`${table}.csv`, row, column, JSON.stringify(value), code].join(' ');

type Cell = readonly [table: string, id: string, heading: string];

/** One cell gets a value that cannot stand there; `told`: how the report quotes it. */
function cellFault([table, id, heading]: Cell, value: string, code: string, told = value): Fault {
  return {
    name: `${table} ${id} ${heading} := ${JSON.stringify(value)}`,
    touches: [`${table} ${id} ${heading}`],
    apply(tables) {
      const row = rowAt(tables, table, id);
      setCell(tables, table, row, heading, value);
      return [line(table, row, heading, told, code)];
    },
  };
}

/** Rows that may take any fault of a cell without a consequence elsewhere. */
const FREE_TEACHERS = ['T06', 'T07', 'T10', 'T13', 'T14'];
const FREE_SCHOOLS = ['S3', 'S5'];

/** heading → bad values and their codes. */
type Bad = Record<string, readonly (readonly [value: string, code: string])[]>;

const MONTHS = [
  ['19xx', 'bad-month'],
  ['2019-13', 'bad-month'],
  ['九月', 'bad-month'],
] as const;
const YES_NO = [
  ['也许', 'bad-yes-no'],
  ['2', 'bad-yes-no'],
] as const;
const COUNTS = [
  ['-1', 'bad-integer'],
  ['两', 'bad-integer'],
  ['1.5', 'bad-integer'],
] as const;

const BAD_TEACHER: Bad = {
  姓名: [['', 'empty-cell']],
  性别: [
    ['无', 'bad-word'],
    ['', 'empty-cell'],
  ],
  出生年月: [...MONTHS, ['', 'empty-cell'], ['#N/A', 'error-cell']],
  编制学校编号: [
    ['S99', 'unknown-school'],
    ['', 'empty-cell'],
  ],
  现任教学校编号: [['S98', 'unknown-school']],
  在岗状态: [['不知', 'bad-word']],
  离岗至: MONTHS,
  进现校年月: [...MONTHS, ['', 'empty-cell'], ['2031-09', 'since-too-late']],
  参加工作年月: MONTHS,
  主教学科: [['', 'empty-cell']],
  资格学段: [['大学', 'bad-word']],
  现聘职称: [
    ['教授', 'bad-word'],
    ['', 'empty-cell'],
  ],
  骨干层级: [['世界级', 'bad-word']],
  岗位等级: [
    ['14', 'bad-integer'],
    ['0', 'bad-integer'],
  ],
  职务: [['厨师', 'bad-word']],
  任现职年月: MONTHS,
  毕业班: [
    ['1', 'ambiguous-graduating-year'],
    ['九年级', 'bad-graduating-year'],
  ],
  班主任: YES_NO,
  在编: YES_NO,
  免除交流: YES_NO,
  免除至: MONTHS,
  自愿交流: YES_NO,
  意愿学校: [['S97', 'unknown-school']],
  配偶教师编号: [
    ['T99', 'unknown-teacher'],
    ['T01', 'spouse-not-mutual'],
  ],
  交流开始年月: MONTHS,
  交流结束年月: MONTHS,
  已交流次数: COUNTS,
  服务期满年月: MONTHS,
  预计离岗年月: [...MONTHS, ['1999-09', 'leaves-before-since']],
  乡村任教月数: COUNTS,
};

const BAD_SCHOOL: Bad = {
  学校名称: [['', 'empty-cell']],
  集团编号: [['G9', 'unknown-group']],
  角色: [
    ['旁听校', 'bad-word'],
    ['', 'empty-cell'],
  ],
  学段: [['大学', 'bad-word']],
  片区编号: [
    ['Z9', 'unknown-zone'],
    ['', 'empty-cell'],
  ],
  城乡类型: [['999', 'bad-word']],
  开办年月: MONTHS,
  薄弱校: YES_NO,
  编制数: COUNTS,
  编制上浮: [
    ['0.04', 'bad-share'],
    ['5%', 'bad-share'],
  ],
  高级岗位数: COUNTS,
  中级岗位数: COUNTS,
  学生数: COUNTS,
  经度: [
    ['181', 'bad-number'],
    ['东', 'bad-number'],
  ],
  纬度: [['120.6', 'bad-number']],
};

const spread = (table: string, ids: readonly string[], bad: Bad): Fault[] =>
  ids.flatMap((id) =>
    Object.entries(bad).flatMap(([heading, values]) =>
      values.map(([value, code]) => cellFault([table, id, heading], value, code)),
    ),
  );

/** A new last row; `wrong` names the column and code of each error in it. */
function rowFault(
  name: string,
  touches: readonly string[],
  table: string,
  cells: readonly string[],
  wrong: readonly (readonly [heading: string, code: string])[],
): Fault {
  return {
    name,
    touches,
    apply(tables) {
      tables[table]!.push([...cells]);
      const row = tables[table]!.length;
      return wrong.map(([heading, code]) => line(table, row, heading, cells[columnAt(tables, table, heading)]!, code));
    },
  };
}

const teacher = (id: string, home: string): string[] => [
  id,
  '新人',
  '女',
  '1990-01',
  home,
  '',
  '',
  '',
  '2015-08',
  '',
  '语文',
  '',
  '',
  '一级',
  ...Array.from({ length: 18 }, () => ''),
];

export const FAULTS: readonly Fault[] = [
  ...spread('教师', FREE_TEACHERS, BAD_TEACHER),
  ...spread('学校', FREE_SCHOOLS, BAD_SCHOOL),
  ...spread('集团', ['G1'], { 集团名称: [['', 'empty-cell']], 类型: [['随便型', 'bad-word']] }),
  ...spread('片区', ['Z1', 'Z2'], { 片区名称: [['', 'empty-cell']], 山区: YES_NO, 月津贴: COUNTS }),
  ...spread('学校考核', ['S2'], {
    学年: [['去年', 'bad-school-year']],
    Z值: [['高', 'bad-number']],
    毕业班数: COUNTS,
    优秀基数比例: [['101', 'bad-number']],
  }),
  ...spread('经费', ['2028'], { 津贴预算: COUNTS, 月生活补助: COUNTS, 月交通补助: COUNTS }),
  ...['S3', 'S5'].flatMap((id) => [
    cellFault(['学科需求', id, '需求人数'], '-2', 'bad-demand'),
    cellFault(['学科需求', id, '需求人数'], '2.45', 'bad-demand'),
    cellFault(['学科需求', id, '需求人数'], '900', 'absurd-demand'),
    cellFault(['学科需求', id, '学年'], '2027-2029', 'bad-school-year'),
  ]),
  rowFault(
    'demand of an unknown school',
    ['demand'],
    '学科需求',
    ['S96', '语文', '', '1'],
    [['学校编号', 'unknown-school']],
  ),
  rowFault(
    'assessment of an unknown school',
    ['assessment'],
    '学校考核',
    ['S95', '2026', '', '', '', '', '', ''],
    [['学校编号', 'unknown-school']],
  ),
  rowFault('a pin for nobody', ['pin T98'], '指定', ['T98', '必须交流', '', '', ''], [['教师编号', 'unknown-teacher']]),
  rowFault('a pin to nowhere', ['pin T02'], '指定', ['T02', '指定到', 'S94', '', ''], [['学校编号', 'unknown-school']]),
  rowFault(
    'a pin without its school',
    ['pin T03'],
    '指定',
    ['T03', '不得到', '', '', ''],
    [['学校编号', 'pin-without-school']],
  ),
  rowFault(
    'a pin to the own school',
    ['pin T04'],
    '指定',
    ['T04', '指定到', 'S1', '', ''],
    [['学校编号', 'impossible-pin']],
  ),
  rowFault(
    'a pin to another group',
    ['pin T04'],
    '指定',
    ['T04', '指定到', 'S4', '', ''],
    [['学校编号', 'impossible-pin']],
  ),
  rowFault(
    'a pin while the class graduates',
    ['pin T05'],
    '指定',
    ['T05', '必须交流', '', '2027', ''],
    [['教师编号', 'impossible-pin']],
  ),
  rowFault(
    'a pin after the horizon',
    ['pin T02'],
    '指定',
    ['T02', '必须交流', '', '2031', ''],
    [['学年', 'impossible-pin']],
  ),
  rowFault('a pin of unknown kind', ['pin T03'], '指定', ['T03', '随意', '', '', ''], [['方式', 'bad-word']]),
  rowFault(
    'somebody born after coming',
    ['unborn'],
    '教师',
    teacher('T91', 'S4').with(3, '2012-01').with(8, '2010-08'),
    [['进现校年月', 'before-birth']],
  ),
  rowFault('a child', ['child'], '教师', teacher('T92', 'S4').with(3, '2005-01'), [['进现校年月', 'too-young']]),
  rowFault('an ancient', ['ancient'], '教师', teacher('T93', 'S4').with(3, '1905-01'), [['出生年月', 'absurd-age']]),
  {
    name: 'an identity number as an id',
    touches: ['identity'],
    apply(tables) {
      tables['教师']!.push(teacher('330302198503071234', 'S4'));
      return [line('教师', tables['教师']!.length, '教师编号', '*'.repeat(18), 'identity-number')];
    },
  },
  {
    name: 'a year of budget twice',
    touches: ['budget'],
    apply(tables) {
      tables['经费']!.push(['2028', '', '', '']);
      return [rowAt(tables, '经费', '2028'), tables['经费']!.length].map((row) =>
        line('经费', row, '学年', '2028', 'duplicate-year'),
      );
    },
  },
  rowFault('an own spouse', ['own spouse'], '教师', teacher('T94', 'S4').with(25, 'T94'), [
    ['配偶教师编号', 'own-spouse'],
  ]),
  rowFault('a newcomer in an unknown school', ['newcomer'], '教师', teacher('T90', 'S93'), [
    ['编制学校编号', 'unknown-school'],
  ]),
  {
    name: 'a pin against a pin',
    touches: ['pin T01'],
    apply(tables) {
      tables['指定']!.push(['T01', '不得到', 'S2', '', '']);
      return [
        line('指定', rowAt(tables, '指定', 'T01'), '方式', '指定到', 'contradictory-pins'),
        line('指定', tables['指定']!.length, '方式', '不得到', 'contradictory-pins'),
      ];
    },
  },
  {
    name: 'an id twice',
    touches: ['twice'],
    apply(tables) {
      tables['教师']!.push(teacher('T11', 'S4'));
      return [rowAt(tables, '教师', 'T11'), tables['教师']!.length].map((row) =>
        line('教师', row, '教师编号', 'T11', 'duplicate-id'),
      );
    },
  },
  {
    name: 'a demand twice',
    touches: ['demand S1'],
    apply(tables) {
      tables['学科需求']!.push(['S1', '语文', '', '4']);
      return [rowAt(tables, '学科需求', 'S1'), tables['学科需求']!.length].map((row) =>
        line('学科需求', row, '学科', '语文', 'duplicate-demand'),
      );
    },
  },
  {
    name: 'two core schools',
    touches: ['学校 S2 角色'],
    apply(tables) {
      setCell(tables, '学校', rowAt(tables, '学校', 'S2'), '角色', '总校');
      // As it stands there: the same word may be told otherwise.
      const core = tables['学校']![rowAt(tables, '学校', 'S1') - 1]![columnAt(tables, '学校', '角色')]!;
      return [
        line('学校', rowAt(tables, '学校', 'S1'), '角色', core, 'several-core-schools'),
        line('学校', rowAt(tables, '学校', 'S2'), '角色', '总校', 'several-core-schools'),
      ];
    },
  },
  cellFault(['教师', 'T09', '交流结束年月'], '2025-03', 'posted-until-before-from'),
  // Whether S4 is of another group is not known while the group of S3, the home, is not.
  {
    ...cellFault(['教师', 'T09', '现任教学校编号'], 'S4', 'outside-group'),
    touches: ['教师 T09 现任教学校编号', '学校 S3 集团编号'],
  },
];
