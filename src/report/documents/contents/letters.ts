/** 通知书: to each teacher of the list, about that teacher and nobody else. */
import { september } from '../../../domain/month.ts';
import type { Lang } from '../../../messages/message.ts';
import { teacherEntitlements, type TeacherEntitlement } from '../../../verify/computed/entitlements.ts';
import { factsOf, type ReportContext } from '../../context.ts';
import { distinctSchools } from '../../school-names.ts';
import { thousands } from '../../sheets/allowances.ts';
import { rotationLines, postMoves, type RotationLine } from '../../sheets/rotation-list.ts';
import { NO, POSTING_KIND, schoolYearWords, t, YES } from '../../words.ts';
import type { DocumentSpec } from '../document.ts';
import { blank, type DocumentBlock, type DocumentSection } from '../model.ts';
import { basis, seal } from './letterhead.ts';

const TITLE = t('教师交流轮岗通知书', 'Letters of posting');

export const letters: DocumentSpec = {
  id: 'letters',
  title: TITLE,
  readers: t('教师本人（每人一页）', 'the teachers (a page each)'),
  // Letters are printed and handed over; a workbook would be of no use.
  formats: ['docx', 'html'], // a letter is no table
  build: (context, lang) => {
    const entitled = new Map(
      teacherEntitlements(factsOf(context))
        .filter(({ kind }) => kind !== 'running')
        .map((one) => [one.teacher, one]),
    );
    const sections = rotationLines(context).map((line) => letter(context, line, entitled.get(line.person.id), lang));
    return {
      title: TITLE[lang],
      apart: true,
      sections:
        sections.length > 0
          ? sections
          : [
              {
                name: TITLE[lang],
                title: TITLE[lang],
                wide: false,
                blocks: [{ kind: 'text', text: lang === 'en' ? 'The list names nobody.' : '本学年名单无人员。' }],
              },
            ],
    };
  },
};

const monthWords = (year: number, month: number, lang: Lang): string =>
  lang === 'en' ? `${month === 9 ? 'September' : 'August'} ${year}` : `${year}年${month}月`;

function letter(
  context: ReportContext,
  line: RotationLine,
  entitled: TeacherEntitlement | undefined,
  lang: Lang,
): DocumentSection {
  const en = lang === 'en';
  const { posting, person } = line;
  const [first] = context.instance.years;
  const school = distinctSchools(context.instance);
  const [from, to] = [school(posting.from), school(posting.to)];
  const term = en
    ? `from ${monthWords(posting.start, 9, lang)} to ${monthWords(posting.start + posting.years, 8, lang)}`
    : `自${monthWords(posting.start, 9, lang)}至${monthWords(posting.start + posting.years, 8, lang)}`;
  const kind = POSTING_KIND[posting.kind][lang];
  const order = en
    ? `Under ${basis(context, lang)} and the arrangements for ${schoolYearWords(first, lang)}, you are posted ${term} from ${from} to ${to} (${kind.toLowerCase()}; subject: ${person.row.subject}).`
    : `根据${basis(context, lang)}和${schoolYearWords(first, lang)}交流轮岗工作安排，经研究，决定安排您${term}由${from}到${to}${posting.kind === 'exchange' ? '交流轮岗' : kind}，任教学科：${person.row.subject}。`;
  const points = [
    personnel(postMoves(context, posting, person), from, lang),
    allowance(entitled, lang),
    homecoming(entitled, posting.start + posting.years, from, lang),
  ].filter((text) => text !== '');
  const report = en
    ? `Please report to ${to} on ${blank(4)}. If you object, say so in writing to ${blank(6)} (telephone ${blank(6)}) within ${blank(2)} working days of receiving this letter.`
    : `请于${blank(2)}月${blank(2)}日到${to}报到。对本安排有异议的，请在收到本通知书之日起${blank(2)}个工作日内向${blank(6)}书面提出（电话：${blank(6)}）。`;
  const blocks: DocumentBlock[] = [
    { kind: 'text', flush: true, text: en ? `To ${person.row.name},` : `${person.row.name}同志：` },
    { kind: 'text', text: order },
    ...points.map((text, i): DocumentBlock => ({
      kind: 'text',
      text: en ? `${i + 1}. ${text}` : `${ORDINALS[i]}、${text}`,
    })),
    { kind: 'text', text: report },
    { kind: 'text', text: en ? '' : '特此通知。' },
    seal(lang),
  ];
  return {
    name: person.row.name,
    title: en ? 'Letter of posting' : '教师交流轮岗通知书',
    subtitle: en ? `No. ${first}-${blank(3)}` : `〔${first}〕第${blank(3)}号`,
    wide: false,
    blocks: blocks.filter((block) => !('text' in block) || block.text !== ''),
  };
}

const ORDINALS = ['一', '二', '三', '四'];

function personnel(moves: { readonly en: string }, home: string, lang: Lang): string {
  if (moves.en === YES.en)
    return lang === 'en'
      ? 'Your post goes along for the time of the posting.'
      : '交流期间人事关系随同调动，按规定办理手续。';
  if (moves.en === NO.en)
    return lang === 'en' ? `Your post stays at ${home}.` : `交流期间人事关系不调动，编制和岗位保留在${home}。`;
  return lang === 'en'
    ? 'What becomes of your post is arranged under the rules that apply.'
    : '人事关系按有关规定办理。';
}

function allowance(entitled: TeacherEntitlement | undefined, lang: Lang): string {
  const yearly = entitled?.allowances[0];
  if (yearly === undefined) return '';
  const yuan = thousands(yearly.monthly);
  return lang === 'en'
    ? `For the time of the posting you are paid an allowance of ${yuan} yuan a month under the present rates.`
    : `交流期间按现行标准每月发放交流津贴${yuan}元。`;
}

function homecoming(entitled: TeacherEntitlement | undefined, year: number, home: string, lang: Lang): string {
  if (entitled === undefined || !entitled.returnsToWork || entitled.returns !== september(year)) return '';
  return lang === 'en'
    ? `At its end, in ${monthWords(year, 9, lang)}, you return to ${home}.`
    : `交流期满后，于${monthWords(year, 9, lang)}返回${home}任教。`;
}
