/** What the documents say of their office: blanks to be filled in by hand, for the program knows no office. */
import type { Lang } from '../../../messages/message.ts';
import type { ReportContext } from '../../context.ts';
import { schoolYearWords } from '../../words.ts';
import { blank, type DocumentBlock } from '../model.ts';

/** `＿＿＿＿教育局` and the date, on the right. */
export const seal = (lang: Lang): DocumentBlock => ({
  kind: 'sign',
  text:
    lang === 'en'
      ? `${blank(8)} Education Bureau (seal)\nDate: ${blank(6)}`
      : `${blank(6)}教育局（盖章）\n${blank(3)}年${blank(2)}月${blank(2)}日`,
});

/** Who made the table and who answers for it. */
export const signatures = (lang: Lang): DocumentBlock => ({
  kind: 'note',
  text:
    lang === 'en'
      ? `Prepared by: ${blank(4)}  Checked by: ${blank(4)}  Seal: ${blank(4)}  Date: ${blank(4)}`
      : `制表：${blank(4)}　审核：${blank(4)}　单位盖章：${blank(4)}　${blank(3)}年${blank(2)}月${blank(2)}日`,
});

/** The document that the plan follows, as the policy names it; its title where it names none. */
export const basis = ({ policy }: ReportContext, lang: Lang): string =>
  policy.document === '' ? policy.title[lang] : policy.document;

/** `2027学年` of the list that is signed. */
export const listYear = ({ instance }: ReportContext, lang: Lang): string => schoolYearWords(instance.years[0], lang);
