/** 拟交流轮岗人员名单: what hangs on the wall, with no more of a person than it takes to know who is meant. */
import type { Lang } from '../../../messages/message.ts';
import type { ReportContext } from '../../context.ts';
import { distinctSchools } from '../../school-names.ts';
import { listLines, type Line } from '../../sheets/rotation-list.ts';
import { table, type Column } from '../../table.ts';
import { POSTING_KIND, t } from '../../words.ts';
import type { DocumentSpec } from '../document.ts';
import { blank, type Block } from '../model.ts';
import { basis, listYear, seal } from './letterhead.ts';
import { byStrokes } from './stroke-order.ts';

const TITLE = t('拟交流轮岗人员名单（公示）', 'Public notice of the rotation list');

export const publicNotice: DocumentSpec = {
  id: 'notice',
  title: TITLE,
  readers: t('向社会和各学校公示', 'the public and all schools'),
  build: (context, lang) => ({
    title: TITLE[lang],
    sections: [
      {
        name: lang === 'en' ? 'Public notice' : '公示',
        title:
          lang === 'en'
            ? `Teachers proposed for rotation in ${listYear(context, lang)}: public notice`
            : `${listYear(context, lang)}拟交流轮岗人员名单公示`,
        wide: false,
        blocks: blocksOf(context, lang),
      },
    ],
  }),
};

function blocksOf(context: ReportContext, lang: Lang): Block[] {
  const lines = byStrokes(
    listLines(context),
    ({ person }) => person.row.name,
    ({ person }) => person.id,
  );
  const before =
    lang === 'en'
      ? `Under ${basis(context, lang)}, the following ${lines.length} ${lines.length === 1 ? 'person is' : 'persons are'} proposed for rotation, in the order of the strokes of their names.`
      : `根据${basis(context, lang)}，经研究，现将拟交流轮岗的${lines.length}名人员予以公示（按姓氏笔画排序）。`;
  const period =
    lang === 'en'
      ? `Period of notice: from ${blank(5)} to ${blank(5)} (${blank(2)} working days).`
      : `公示期：${blank(2)}年${blank(2)}月${blank(2)}日至${blank(2)}月${blank(2)}日（${blank(2)}个工作日）。`;
  const appeal =
    lang === 'en'
      ? 'Whoever objects may say so to the office below within the period of notice, signing with the own name and giving facts.'
      : '对公示人员有异议的，请在公示期内实名反映，并提供具体事实和联系方式。';
  const where = lang === 'en' ? `Office: ${blank(8)}` : `受理部门：${blank(10)}`;
  const phone = lang === 'en' ? `Telephone for complaints: ${blank(8)}` : `监督电话：${blank(10)}`;
  return [
    { kind: 'text', text: before },
    { kind: 'text', text: period },
    { kind: 'text', text: appeal },
    { kind: 'text', text: where },
    { kind: 'text', text: phone },
    { kind: 'table', table: table(lang, { name: TITLE, title: '', columns: columnsOf(context, lines, lang) }, lines) },
    seal(lang),
  ];
}

/** Name, subject and the two schools; the kind only where there is more than one. */
function columnsOf(context: ReportContext, lines: readonly Line[], lang: Lang): Column<Line>[] {
  const school = distinctSchools(context.instance);
  const numbers = new Map(lines.map((line, i) => [line, i + 1]));
  const kinds = new Set(lines.map(({ posting }) => posting.kind));
  return [
    { heading: t('序号', 'No.'), width: 5, value: (line) => numbers.get(line)! },
    { heading: t('姓名', 'Name'), width: 11, value: ({ person }) => person.row.name },
    { heading: t('任教学科', 'Subject'), width: 12, value: ({ person }) => person.row.subject },
    { heading: t('现单位', 'Present school'), width: 22, value: ({ posting }) => school(posting.from) },
    { heading: t('拟交流单位', 'Proposed school'), width: 22, value: ({ posting }) => school(posting.to) },
    ...(kinds.size > 1
      ? [{ heading: t('类型', 'Kind'), width: 12, value: ({ posting }: Line) => POSTING_KIND[posting.kind][lang] }]
      : []),
  ];
}
