/** 符合条件教师名册: everybody whom the conditions of the document meet in the first year, and who of them goes. */
import type { Person } from '../../../domain/instance.ts';
import { formatMonth } from '../../../domain/month.ts';
import { byCodePoint } from '../../../domain/roster.ts';
import type { Lang } from '../../../messages/message.ts';
import { isEligible } from '../../../verify/eligibility.ts';
import { stageWord, type ReportContext } from '../../context.ts';
import { explanationLines } from '../../eligibility-words.ts';
import { distinctSchools } from '../../school-names.ts';
import { table, type Column } from '../../table.ts';
import { BACKBONE, POSITION, SEX, t, TITLE as GRADE, YES } from '../../words.ts';
import type { DocumentSpec } from '../document.ts';
import { listYear, signatures } from './letterhead.ts';

const TITLE = t('符合交流轮岗条件教师名册', 'Register of eligible teachers');

export const eligible: DocumentSpec = {
  id: 'eligible',
  title: TITLE,
  readers: t('教育局人事部门、督导，各学校核对', 'the personnel office, supervision; the schools, to check it'),
  build: (context, lang) => {
    const people = eligibleOf(context);
    const year = listYear(context, lang);
    const [first] = explanationLines(context.policy.settings, lang);
    return {
      title: TITLE[lang],
      sections: [
        {
          name: TITLE[lang],
          title: lang === 'en' ? `Teachers eligible for rotation in ${year}` : `${year}符合交流轮岗条件教师名册`,
          subtitle:
            lang === 'en' ? `${people.length} ${people.length === 1 ? 'person' : 'persons'}` : `共${people.length}人`,
          wide: true,
          blocks: [
            {
              kind: 'text',
              text:
                first === undefined
                  ? ''
                  : `${first.item}${lang === 'en' ? ': ' : '：'}${first.value}${lang === 'en' ? '.' : '。'}`,
            },
            {
              kind: 'table',
              table: table(lang, { name: TITLE, title: '', columns: columnsOf(context, people, lang) }, people),
            },
            signatures(lang),
          ],
        },
      ],
    };
  },
};

/** By group, school and number, so that a school finds its people together. */
export function eligibleOf({ instance, policy }: ReportContext): Person[] {
  const order = new Map(instance.groups.map((group, i) => [group.id, i]));
  return [...instance.persons.values()]
    .filter((person) => isEligible(person, instance.years[0], policy.settings, false))
    .toSorted(
      (a, b) =>
        order.get(a.home.group.id)! - order.get(b.home.group.id)! ||
        byCodePoint(a.home.id, b.home.id) ||
        byCodePoint(a.id, b.id),
    );
}

function columnsOf({ instance, plan }: ReportContext, people: readonly Person[], lang: Lang): Column<Person>[] {
  const [first] = instance.years;
  const school = distinctSchools(instance);
  const numbers = new Map(people.map((person, i) => [person.id, i + 1]));
  const goes = new Map(plan.postings.filter(({ start }) => start === first).map(({ teacher, to }) => [teacher, to]));
  return [
    { heading: t('序号', 'No.'), width: 6, value: ({ id }) => numbers.get(id)! },
    { heading: t('单位', 'School'), width: 20, align: 'left', value: ({ home }) => school(home.id) },
    { heading: t('姓名', 'Name'), width: 10, value: ({ row }) => row.name },
    { heading: t('教师编号', 'No. of teacher'), width: 10, value: ({ id }) => id },
    { heading: t('性别', 'Sex'), width: 6, value: ({ row }) => SEX[row.sex][lang] },
    { heading: t('出生年月', 'Born'), width: 10, value: ({ row }) => formatMonth(row.born) },
    { heading: t('学段', 'Stage'), width: 8, value: ({ stage }) => stageWord(stage, lang) },
    { heading: t('任教学科', 'Subject'), width: 12, value: ({ row }) => row.subject },
    { heading: t('现聘职称', 'Title'), width: 8, value: ({ row }) => GRADE[row.title][lang] },
    { heading: t('骨干称号', 'Backbone'), width: 8, value: ({ row }) => BACKBONE[row.backbone][lang] },
    { heading: t('职务', 'Position'), width: 9, value: ({ row }) => POSITION[row.position][lang] },
    { heading: t('在现单位任教年限', 'Years there'), width: 9, value: (person) => person.tenure(first) },
    { heading: t('自愿', 'Volunteer'), width: 6, value: ({ row }) => (row.volunteer ? YES[lang] : '') },
    {
      heading: t('拟交流单位', 'Proposed school'),
      width: 20,
      align: 'left',
      value: ({ id }) => (goes.has(id) ? school(goes.get(id)!) : ''),
    },
  ];
}
