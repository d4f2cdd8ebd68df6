/** A small valid roster as tables of text, and how to change it. Free of the test runner: the soak uses it too. */
import { csvText } from '../../src/io/write.ts';

/** Rows of cells, the heading first. */
export type Grid = string[][];
export type Tables = Record<string, Grid>;

/** An empty 在编 brings a notice; the valid roster has none. */
function told(tables: Tables): Tables {
  const at = columnAt(tables, '教师', '在编');
  for (const row of tables['教师']!) row[at] = row[at] === '' ? '是' : row[at]!;
  return tables;
}

const grid = (...lines: string[]): Grid => lines.map((line) => line.split('|').map((cell) => cell.trim()));

export const FROM = 2027;

/** Two groups (one fused), four schools, fourteen teachers, every table; read with `FROM` it has no error. */
export const validTables = (): Tables =>
  told({
    集团: grid('集团编号 | 集团名称 | 类型', 'G1 | 城东集团 | 同学段', 'G2 | 城西集团 | 融合型'),
    片区: grid('片区编号 | 片区名称 | 山区 | 月津贴', 'Z1 | 城区 | 否 | 0', 'Z2 | 高楼 | 是 | 800'),
    学校: grid(
      '学校编号 | 学校名称 | 集团编号 | 角色 | 学段 | 片区编号 | 城乡类型 | 开办年月 | 薄弱校 | 编制数 | 编制上浮 | 高级岗位数 | 中级岗位数 | 学生数 | 经度 | 纬度',
      'S1 | 城东小学 | G1 | 核心校 | 小学 | Z1 | 城区 | 1990-09 | 否 | 40 | 0.02 | 9 | 20 | 900 | 120.61 | 27.78',
      'S2 | 东村小学 | G1 | 成员校 | 小学 | Z2 | 乡村 | | 是 | 20 | | | | 300 | 120.30 | 27.70',
      'S3 | 东河小学 | G1 | 成员校 | 小学 | Z2 | 镇区 | | 否 | 25 | | | | 420 | 120.40 | 27.75',
      'S4 | 城西学校 | G2 | 核心校 | 九年一贯制 | Z1 | 城区 | | 否 | | | | | | 120.55 | 27.80',
      'S5 | 西山小学 | G2 | 成员校 | 小学 | Z2 | 乡村 | | 否 | | | | | | 120.20 | 27.60',
    ),
    教师: grid(
      '教师编号 | 姓名 | 性别 | 出生年月 | 编制学校编号 | 现任教学校编号 | 在岗状态 | 离岗至 | 进现校年月 | 参加工作年月 | 主教学科 | 兼教学科 | 资格学段 | 现聘职称 | 骨干层级 | 岗位等级 | 职务 | 任现职年月 | 毕业班 | 班主任 | 在编 | 免除交流 | 免除至 | 自愿交流 | 意愿学校 | 配偶教师编号 | 交流开始年月 | 交流结束年月 | 已交流次数 | 服务期满年月 | 预计离岗年月 | 乡村任教月数',
      'T01 | 甲一 | 女 | 1985-03 | S1 | | | | 2010-08 | 2008-08 | 语文 | 书法 | 小学 | 一级 | 市级 | 9 | | | | 是 | | | | 是 | S2、S3 | T02 | | | | | | 0',
      'T02 | 甲二 | 男 | 1984-05 | S1 | S1 | 在岗 | | 2012-08 | | 数学 | | | 高级 | 县级 | 7 | 中层 | 2020-08 | | 否 | 是 | 否 | | | | T01 | | | 0 | | | 12',
      'T03 | 甲三 | 女 | 1990-11 | S1 | | 产假 | 2027-03 | 2015-08 | | 语文 | | | 一级 | 无 | | | | | | | | | | | | | | | | | ',
      'T04 | 甲四 | 男 | 1979-01 | S1 | | | | 2005-08 | 2001-08 | 体育 | | | 一级 | 校级 | | 副校长 | | | | | | | | | | | | | | | 24',
      'T05 | 甲五 | 女 | 1992-07 | S1 | | | | 2018-08 | | 英语 | | | 二级 | | | | | 2028 | | | | | | | | | | | | | ',
      'T06 | 乙一 | 男 | 1988-02 | S2 | | | | 2011-08 | | 数学 | | | 一级 | | | | | | | | | | | | | | | | | | 190',
      'T07 | 乙二 | 女 | 1995-06 | S2 | | | | 2017-08 | | 语文 | 美术、音乐 | | 二级 | | | | | | | | 是 | 2028-08 | | | | | | | | | ',
      'T08 | 乙三 | 男 | 1970-06 | S2 | | | | 1998-08 | | 语文 | | | 高级 | | 5 | 校长 | | | | | | | | | | | | | | 2030-07 | ',
      'T09 | 丙一 | 女 | 1987-09 | S3 | S1 | | | 2013-08 | | 数学 | | | 一级 | | | | | | | | | | | | | 2025-09 | 2028-08 | 1 | | | ',
      'T10 | 丙二 | 男 | 1991-12 | S3 | | | | 2019-08 | | 语文 | | | 二级 | | | | | | | | | | | | | 2021-09 | 2024-08 | 1 | | | ',
      'T11 | 丁一 | 女 | 1983-04 | S4 | | | | 2009-08 | | 物理 | | 初中 | 一级 | 县级 | | | | 是 | | | | | | | | | | | | | ',
      'T12 | 丁二 | 男 | 1986-10 | S4 | 县外 | 支援 | | 2012-08 | | 语文 | | 小学、初中 | 一级 | | | | | | | | | | | | | 2026-09 | 2029-08 | | | | ',
      'T13 | 戊一 | 女 | 1994-01 | S5 | | | | 2016-08 | | 语文 | | | 二级 | | | | | | | | | | | | | | | | | | ',
      'T14 | 丁三 | 男 | 1998-05 | S4 | | | | 2024-08 | | 信息科技 | | | 二级 | | | | | | | 否 | | | | | | | | | 2029-08 | | ',
    ),
    学科需求: grid(
      '学校编号 | 学科 | 学年 | 需求人数',
      'S1 | 语文 | | 3',
      'S1 | 体育 | | 1.4',
      'S2 | 语文 | | 3',
      'S2 | 语文 | 2028 | 2.5',
      'S2 | 英语 | | 1',
      'S3 | 语文 | | 2',
      'S4 | 语文 | | 2',
      'S5 | 语文 | | 2',
      'S5 | 信息科技 | 2027 | 0.5',
    ),
    经费: grid('学年 | 津贴预算 | 月生活补助 | 月交通补助', ' | 200000 | 200 | 100', '2028 | 250000 | | '),
    学校考核: grid(
      '学校编号 | 学年 | Z值 | 上年Z值 | 毕业班数 | 质量奖 | 校长绩效 | 优秀基数比例',
      'S2 | 2026 | 61.5 | 55 | 2 | 30000 | 50000 | 20%',
    ),
    指定: grid(
      '教师编号 | 方式 | 学校编号 | 学年 | 理由',
      'T01 | 指定到 | S2 | 2027 | 结对帮扶',
      'T06 | 不得交流 | | 2028 | ',
      'T13 | 必须交流 | | | 学科统筹',
    ),
  });

/** Column of a heading in a table. */
export function columnAt(tables: Tables, table: string, heading: string): number {
  const at = tables[table]![0]!.indexOf(heading);
  if (at < 0) throw new Error(`no column ${heading} in ${table}`);
  return at;
}

/** Row of the editor (the heading is row 1) of the row whose first cell is `id`. */
export function rowAt(tables: Tables, table: string, id: string): number {
  const at = tables[table]!.findIndex((row, index) => index > 0 && row[0] === id);
  if (at < 0) throw new Error(`no row ${id} in ${table}`);
  return at + 1;
}

export function setCell(tables: Tables, table: string, row: number, heading: string, value: string): void {
  tables[table]![row - 1]![columnAt(tables, table, heading)] = value;
}

export const csvOf = (rows: Grid): string => csvText({ headings: rows[0] ?? [], rows: rows.slice(1) });
