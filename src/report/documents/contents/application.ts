/** 义务教育学校教师交流轮岗申请表: blank, for whoever applies for a post on offer; printed and filled in by hand. */
import type { Lang } from '../../../messages/message.ts';
import { t, type Text } from '../../words.ts';
import type { ReportContext } from '../../context.ts';
import type { DocumentSpec } from '../document.ts';
import { blank, label, room, type Form } from '../model.ts';
import { basis, listYear } from './letterhead.ts';

const TITLE = t('义务教育学校教师交流轮岗申请表', 'Application for a posting');

export const application: DocumentSpec = {
  id: 'application',
  title: TITLE,
  readers: t('申请交流的教师（空白表）', 'teachers who apply (blank form)'),
  build: (context, lang) => ({
    title: TITLE[lang],
    sections: [
      {
        name: lang === 'en' ? 'Application' : '申请表',
        title: TITLE[lang],
        subtitle: listYear(context, lang),
        wide: false,
        blocks: [
          { kind: 'form', form: formOf(lang) },
          { kind: 'note', text: note(context, lang) },
        ],
      },
    ],
  }),
};

const note = (context: ReportContext, lang: Lang): string =>
  lang === 'en'
    ? `Basis: ${basis(context, lang)}. Posts and wishes as in the announcement, school and subject.`
    : `依据：${basis(context, lang)}。申请岗位和志愿按岗位公告填写，写明学校、学科。`;

/** Who signs, with seal or without, and the date. */
function signed(lang: Lang, sealed: boolean): string {
  if (lang === 'en') return `${sealed ? 'Signature and seal' : 'Signature'}: ${blank(5)}  Date: ${blank(4)}`;
  return `${sealed ? '负责人（盖章）' : '签字'}：${blank(5)}　　${blank(3)}年${blank(2)}月${blank(2)}日`;
}

function formOf(lang: Lang): Form {
  const say = (text: Text): string => text[lang];
  const line = (text: Text) => [label(say(text)), room(5)];
  return {
    widths: [14, 17, 12, 13, 14, 14],
    rows: [
      [
        label(say(t('姓名', 'Name'))),
        room(1),
        label(say(t('性别', 'Sex'))),
        room(1),
        label(say(t('出生年月', 'Born'))),
        room(1),
      ],
      [label(say(t('现单位', 'Present school'))), room(3), label(say(t('任教学科', 'Subject'))), room(1)],
      [
        label(say(t('现聘职称', 'Title'))),
        room(1),
        label(say(t('骨干称号', 'Backbone'))),
        room(1),
        label(say(t('现单位任教年限', 'Years there'))),
        room(1),
      ],
      line(t('申请岗位', 'Post applied for')),
      line(t('第一志愿', 'First wish')),
      line(t('第二志愿', 'Second wish')),
      line(t('第三志愿', 'Third wish')),
      [
        label(say(t('本人签字', 'Applicant'))),
        room(
          5,
          3,
          `${lang === 'en' ? 'I apply of my own will; what I have written is true.' : '本人自愿申请交流轮岗，以上所填内容属实。'}\n${signed(lang, false)}`,
        ),
      ],
      [label(say(t('学校意见', 'Opinion of the school'))), room(5, 5, `\n${signed(lang, true)}`)],
      [label(say(t('主管部门意见', 'Opinion of the bureau'))), room(5, 5, `\n${signed(lang, true)}`)],
    ],
  };
}
