/**
 * The six fields that the national teacher information system asks of each posting, in its order, to be entered there.
 */
import { formatMonth, monthOf, september } from '../../../domain/month.ts';
import type { ReportContext } from '../../context.ts';
import type { Lang } from '../../../messages/message.ts';
import { distinctSchools } from '../../school-names.ts';
import { listLines, postMoves, type Line } from '../../sheets/rotation-list.ts';
import { table, type Column } from '../../table.ts';
import { POSTING_KIND, t } from '../../words.ts';
import type { DocumentSpec } from '../document.ts';
import { listYear } from './letterhead.ts';

const TITLE = t('全国教师管理信息系统录入表', 'Entries for the national teacher system');

export const national: DocumentSpec = {
  id: 'national-system',
  title: TITLE,
  readers: t('教育局、学校的系统管理员', 'who enters data into the national system'),
  build: (context, lang) => {
    const lines = listLines(context);
    return {
      title: TITLE[lang],
      sections: [
        {
          name: lang === 'en' ? 'Entries' : '录入表',
          title:
            lang === 'en'
              ? `Entries for the national teacher system, ${listYear(context, lang)}`
              : `${listYear(context, lang)}交流轮岗信息录入表`,
          subtitle:
            lang === 'en'
              ? 'Exchange and rotation: six fields each, in the order of the system'
              : '全国教师管理信息系统“交流轮岗”六项，按系统中的次序',
          wide: true,
          blocks: [
            {
              kind: 'text',
              text:
                lang === 'en'
                  ? 'Choose the kind of exchange from the list of the system where its words differ.'
                  : '“交流轮岗类型”以系统下拉选项为准，用词不同的请选相应项。',
            },
            { kind: 'table', table: table(lang, { name: TITLE, title: '', columns: columnsOf(context, lang) }, lines) },
          ],
        },
      ],
    };
  },
};

function columnsOf(context: ReportContext, lang: Lang): Column<Line>[] {
  const school = distinctSchools(context.instance);
  return [
    { heading: t('序号', 'No.'), width: 6, value: ({ number }) => number },
    { heading: t('教师编号', 'No. of teacher'), width: 12, value: ({ person }) => person.id },
    { heading: t('姓名', 'Name'), width: 11, value: ({ person }) => person.row.name },
    {
      heading: t('交流轮岗类型', 'Kind of exchange'),
      width: 13,
      value: ({ posting }) => POSTING_KIND[posting.kind][lang],
    },
    {
      heading: t('是否调动人事关系', 'Post moves?'),
      width: 11,
      value: ({ posting, person }) => postMoves(context, posting, person)[lang],
    },
    { heading: t('开始年月', 'First month'), width: 11, value: ({ posting }) => formatMonth(september(posting.start)) },
    {
      heading: t('结束年月', 'Last month'),
      width: 11,
      value: ({ posting }) => formatMonth(monthOf(posting.start + posting.years, 8)),
    },
    {
      heading: t('原单位名称', 'Name of the present school'),
      width: 26,
      align: 'left',
      value: ({ posting }) => school(posting.from),
    },
    {
      heading: t('交流轮岗单位名称', 'Name of the host school'),
      width: 26,
      align: 'left',
      value: ({ posting }) => school(posting.to),
    },
  ];
}
