/** 特岗津贴发放表: who is paid how much in which month of the first year, posted and resident, with sums (RA20). */
import type { Lang } from '../../../messages/message.ts';
import type { ReportContext } from '../../context.ts';
import { isPaid, PAYMENT_LIST, paymentSheet } from '../../sheets/payment-list.ts';
import { t } from '../../words.ts';
import type { DocumentSpec } from '../document.ts';
import type { DocumentBlock } from '../model.ts';
import { listYear, signatures } from './letterhead.ts';

export const paymentsDocument: DocumentSpec = {
  id: 'payments',
  title: PAYMENT_LIST,
  readers: t('教育局财务部门、发放津贴的学校', 'the finance office of the bureau, the schools that pay'),
  build: (context, lang) => ({
    title: PAYMENT_LIST[lang],
    sections: [
      {
        name: PAYMENT_LIST[lang],
        title: lang === 'en' ? `Payment list ${listYear(context, lang)}` : `${listYear(context, lang)}特岗津贴发放表`,
        wide: true,
        blocks: blocksOf(context, lang),
      },
    ],
  }),
};

function blocksOf(context: ReportContext, lang: Lang): DocumentBlock[] {
  if (!isPaid(context))
    return [
      { kind: 'text', text: lang === 'en' ? 'Nobody works in a zone with a rate.' : '没有人员在有津贴的片区任教。' },
    ];
  const sheet = paymentSheet(context, lang);
  return [{ kind: 'table', table: sheet }, { kind: 'text', text: sheet.title }, signatures(lang)];
}
