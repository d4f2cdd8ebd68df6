/** 交流轮岗人员花名册: the list to be signed with all that the offices need, and the outlook, printed as such. */
import type { Lang } from '../../../messages/message.ts';
import type { ReportContext } from '../../context.ts';
import { outlookLines, outlookList, REASONS, rotationList } from '../../sheets/rotation-list.ts';
import { without } from '../../table.ts';
import { schoolYear, t } from '../../words.ts';
import type { DocumentSpec } from '../document.ts';
import type { Section } from '../model.ts';
import { basis, listYear, signatures } from './letterhead.ts';

const TITLE = t('交流轮岗人员花名册', 'Register of postings');

export const register: DocumentSpec = {
  id: 'register',
  title: TITLE,
  readers: t('教育局人事、财务和各学校', 'the personnel and finance offices and the schools'),
  build: (context, lang) => ({ title: TITLE[lang], sections: [list(context, lang), ...outlook(context, lang)] }),
};

const list = (context: ReportContext, lang: Lang): Section => ({
  name: TITLE[lang],
  title:
    lang === 'en' ? `Register of postings ${listYear(context, lang)}` : `${listYear(context, lang)}交流轮岗人员花名册`,
  subtitle: lang === 'en' ? `Basis: ${basis(context, lang)}` : `依据：${basis(context, lang)}`,
  wide: true,
  blocks: [{ kind: 'table', table: without(rotationList(context, lang), REASONS, lang) }, signatures(lang)],
});

function outlook(context: ReportContext, lang: Lang): Section[] {
  if (outlookLines(context).length === 0) return [];
  const [, second, third] = context.instance.years;
  return [
    {
      name: lang === 'en' ? 'Outlook' : '预案',
      title:
        lang === 'en'
          ? `Outlook ${schoolYear(second, lang)} and ${schoolYear(third, lang)}`
          : `${schoolYear(second, lang)}、${schoolYear(third, lang)}交流轮岗预案`,
      subtitle:
        lang === 'en'
          ? 'For planning ahead only: nobody is bound by it; it is revised every year and not signed.'
          : '仅供预安排，不作为交流依据，逐年修订，不签字、不公示',
      wide: true,
      blocks: [{ kind: 'table', table: without(outlookList(context, lang), REASONS, lang) }],
    },
  ];
}
