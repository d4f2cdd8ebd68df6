/** Rows that show how each table is filled in; they read as a small roster of people who do not exist. */
import type { SheetName } from '../headings.ts';

export const EXAMPLES: Readonly<Record<SheetName, readonly Readonly<Record<string, string>>[]>> = {
  groups: [{ id: 'G01', name: '城东教育集团', kind: '共建型' }],
  zones: [
    { id: 'Z01', name: '城区', mountain: '否', monthlyAllowance: '0' },
    { id: 'Z02', name: '山区片', mountain: '是', monthlyAllowance: '800' },
  ],
  schools: [
    {
      id: 'S01',
      name: '城东小学',
      group: 'G01',
      role: '核心校',
      stage: '小学',
      zone: 'Z01',
      setting: '城区',
      establishment: '60',
      longitude: '120.61',
      latitude: '27.78',
    },
    {
      id: 'S02',
      name: '东村小学',
      group: 'G01',
      role: '成员校',
      stage: '小学',
      zone: 'Z02',
      setting: '乡村',
      establishment: '20',
      longitude: '120.30',
      latitude: '27.70',
    },
  ],
  teachers: [
    {
      id: 'T0001',
      name: '甲一',
      sex: '女',
      born: '1985-03',
      home: 'S01',
      since: '2012-08',
      subject: '语文',
      title: '一级',
      backbone: '县级',
      classTeacher: '否',
      established: '是',
      wishes: 'S02',
    },
    {
      id: 'T0002',
      name: '乙二',
      sex: '男',
      born: '1979-11',
      home: 'S02',
      since: '2005-08',
      subject: '数学',
      title: '高级',
      established: '是',
      ruralMonths: '24',
    },
  ],
  demand: [{ school: 'S01', subject: '语文', tenths: '3' }],
  budgets: [{ allowanceBudget: '200000', livingAllowance: '200', transportAllowance: '100' }],
  assessments: [{ school: 'S02', year: '2026', z: '61.5', lastZ: '55', graduatingClasses: '2' }],
  pins: [{ teacher: 'T0001', kind: '指定到', school: 'S02', year: '2027', reason: '结对帮扶' }],
  activities: [
    { group: 'G01', year: '2027', form: '教研', from: 'S01', to: 'S02', subject: '语文', times: '4' },
    {
      group: 'G01',
      year: '2027',
      form: '师徒结对',
      from: 'S02',
      to: 'S01',
      teacher: 'T0002',
      begins: '2027-09',
      ends: '2028-06',
      tutor: 'T0001',
    },
  ],
  attestations: [
    { clause: 'SZ7', year: '2027', verdict: '符合', by: '人事科', date: '2027-10-15', note: '已查跟岗培训记录' },
  ],
  lessons: [{ school: '东村小学', subject: '英语', classes: '6', weekly: '3', standard: '14' }],
};

/** Changes after the roster was taken in: somebody leaves, a slip is mended, a demand is new, somebody arrives. */
export const CHANGE_EXAMPLES: readonly Readonly<Record<string, string>>[] = [
  { id: 'B001', date: '2027-10-15', kind: '离职', teacher: 'T0002' },
  { id: 'B002', date: '2027-10-15', kind: '更正', teacher: 'T0001', column: '现聘职称', value: '高级' },
  { id: 'B003', date: '2027-11-01', kind: '学科需求', school: 'S02', subject: '数学', year: '2028', tenths: '2' },
  { id: 'B004', date: '2027-11-01', kind: '新入职', teacher: 'T0003' },
];

export const ARRIVAL_EXAMPLES: readonly Readonly<Record<string, string>>[] = [
  {
    id: 'T0003',
    name: '丙三',
    sex: '男',
    born: '2003-06',
    home: 'S02',
    since: '2027-11',
    subject: '数学',
    title: '未评',
    established: '是',
  },
];
