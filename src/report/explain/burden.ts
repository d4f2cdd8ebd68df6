/** 交流负担一览: who has been sent how often, how long and how far, and who has not. */
import sum from 'lodash/sum.js';
import type { Lang } from '../../messages/message.ts';
import { burdens, type Burden } from '../../explain/burden.ts';
import { factsOf, plainNames, type ReportContext } from '../context.ts';
import { table, type TableColumn } from '../table.ts';
import { t } from '../words.ts';
import { framed } from './frame.ts';
import type { SheetPart, ExplainSheet } from './sheet.ts';

export const burdenJson = (context: ReportContext): object => ({ burdens: burdens(factsOf(context)) });

export function burdenSheet(context: ReportContext, lang: Lang): ExplainSheet {
  const lines = burdens(factsOf(context));
  return framed(
    context,
    {
      title: t('交流负担一览', 'Burden ledger')[lang],
      parts: [bySchool(context, lines, lang), byTeacher(context, lines, lang)],
    },
    lang,
  );
}

const isBurdened = ({ times, months, ruralMonths }: Burden): boolean =>
  times.before + times.planned + months.before + months.planned + ruralMonths.before + ruralMonths.gained > 0;

const number = <Row>(zh: string, en: string, value: (row: Row) => number | null): TableColumn<Row> => ({
  heading: t(zh, en),
  width: 9,
  align: 'right',
  value,
});

function byTeacher({ instance }: ReportContext, lines: readonly Burden[], lang: Lang): SheetPart {
  const names = plainNames(instance);
  const burdened = lines.filter(isBurdened);
  const title = t('按教师，负担重的在前', 'By teacher, the most burdened first');
  const sheet = table<Burden>(
    lang,
    {
      name: title,
      title: lang === 'en' ? `${burdened.length} teachers` : `共${burdened.length}人`,
      columns: [
        { heading: t('姓名', 'Name'), width: 10, value: ({ teacher }) => names.teacher(teacher) },
        { heading: t('教师编号', 'No. of teacher'), width: 10, value: ({ teacher }) => teacher },
        { heading: t('原单位', 'Home school'), width: 15, align: 'left', value: ({ home }) => names.school(home) },
        number('已交流（次）', 'Times before', ({ times }) => times.before),
        number('本方案（次）', 'Times planned', ({ times }) => times.planned),
        number('上次或正在交流（月）', 'Months, last or running', ({ months }) => months.before),
        number('本方案（月）', 'Months planned', ({ months }) => months.planned),
        number('正在交流路程（公里，单程）', 'Running, km one way', ({ km }) => km.before),
        number('本方案路程（公里，单程）', 'Planned, km one way', ({ km }) => km.planned),
        number('原有乡村任教（月）', 'Rural months before', ({ ruralMonths }) => ruralMonths.before),
        number('新增乡村任教（月）', 'Rural months gained', ({ ruralMonths }) => ruralMonths.gained),
      ],
    },
    burdened,
  );
  const rest = lines.length - burdened.length;
  const none = t(
    `其余 ${rest} 名教师没有交流记录，本方案也没有安排，也没有乡村任教经历。`,
    `The other ${rest} teachers have never been posted, are not posted by this plan and have no rural service.`,
  );
  const known = t(
    '名册只记最近一次交流的起止年月，更早的只计次数；已结束的交流没有记路程。',
    'The roster names the months of the last posting only, earlier ones count as times; how far a finished posting was is not recorded.',
  );
  return { id: 'teachers', title: title[lang], lines: [known[lang], none[lang]], tables: [sheet] };
}

interface OfSchool {
  readonly school: string;
  readonly own: readonly Burden[];
}

function bySchool({ instance }: ReportContext, lines: readonly Burden[], lang: Lang): SheetPart {
  const names = plainNames(instance);
  const homes = Map.groupBy(lines, ({ home }) => home);
  const rows = [...instance.sites.keys()].map((school): OfSchool => ({ school, own: homes.get(school) ?? [] }));
  const total = ({ own }: OfSchool, of: (one: Burden) => number): number => sum(own.map(of));
  const title = t('按学校', 'By school');
  const sheet = table<OfSchool>(
    lang,
    {
      name: title,
      title: t('各校教师交流负担合计', 'Burden of the teachers of each school')[lang],
      columns: [
        { heading: t('学校', 'School'), width: 16, align: 'left', value: ({ school }) => names.school(school) },
        number('教师（人）', 'Teachers', ({ own }) => own.length),
        number(
          '从未交流、本方案也不安排（人）',
          'Never posted, nor planned',
          ({ own }) => own.filter(({ times, months }) => times.before + times.planned + months.before === 0).length,
        ),
        number('已交流（人次）', 'Times before', (row) => total(row, ({ times }) => times.before)),
        number('本方案（人次）', 'Times planned', (row) => total(row, ({ times }) => times.planned)),
        number('本方案（人月）', 'Months planned', (row) => total(row, ({ months }) => months.planned)),
        number('本方案路程合计（公里，单程）', 'Planned, km one way', (row) => total(row, ({ km }) => km.planned ?? 0)),
        number('新增乡村任教（人月）', 'Rural months gained', (row) =>
          total(row, ({ ruralMonths }) => ruralMonths.gained),
        ),
      ],
    },
    rows,
  );
  return { id: 'schools', title: title[lang], lines: [], tables: [sheet] };
}
