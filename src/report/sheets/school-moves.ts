/** 各校进出: who leaves and who comes, and what that makes of the staff, for every school and year. */
import type { Person, Site } from '../../domain/instance.ts';
import type { Posting } from '../../domain/plan.ts';
import type { Lang } from '../../messages/message.ts';
import { factsOf, type ReportContext } from '../context.ts';
import { table, type TableColumn, type Table } from '../table.ts';
import { TRAINEES } from '../trainees.ts';
import { ROLE, SCHOOL_STAGE, schoolYearWords, SETTING, t } from '../words.ts';

const NAME = t('各校进出', 'Moves by school');

/** One school in one year: people as of September, backbones among them. */
export interface MovesLine {
  readonly site: Site;
  readonly year: number;
  readonly headcount: number;
  readonly leavers: number;
  readonly arrivals: number;
  /** On a posting at the school, running ones of the roster included. */
  readonly guests: number;
  readonly staffBefore: number;
  readonly staffAfter: number;
  readonly backbonesBefore: number;
  readonly backbonesAfter: number;
}

/** Every school and year of the horizon, in the order of groups and schools. */
export function movesLines(context: ReportContext): MovesLine[] {
  const { plan, instance } = context;
  const facts = factsOf(context);
  const count = (year: number, keep: (posting: Posting) => boolean): number =>
    plan.postings.filter((posting) => posting.start === year && keep(posting)).length;
  const running = [...instance.persons.values()].filter((person) => person.running !== null);
  const guests = (site: Site, year: number): number =>
    plan.postings.filter(
      (posting) => posting.to === site.id && posting.start <= year && year < posting.start + posting.years,
    ).length + running.filter((person) => isGuest(person, site, year)).length;
  const { change } = facts.forRule({ kinds: null });
  const lineOf = (site: Site, year: number): MovesLine => {
    const { headcount, staff, backbones } = facts.standing(site.id, year);
    return {
      site,
      year,
      headcount,
      leavers: count(year, (posting) => posting.from === site.id),
      arrivals: count(year, (posting) => posting.to === site.id),
      guests: guests(site, year),
      staffBefore: staff,
      staffAfter: staff + change(site.id, year),
      backbonesBefore: backbones,
      backbonesAfter: facts.backbones(site.id, year),
    };
  };
  return instance.groups.flatMap((group) =>
    [...instance.sites.values()]
      .filter((site) => site.group.id === group.id)
      .flatMap((site) => instance.years.map((year) => lineOf(site, year))),
  );
}

export function schoolMoves(context: ReportContext, lang: Lang): Table {
  return table(
    lang,
    {
      name: NAME,
      title:
        lang === 'en'
          ? `Moves by school and year (people as of September; ${TRAINEES.atWork.en})`
          : `各校进出情况（人数以每年9月为准；${TRAINEES.atWork['zh-CN']}）`,
      columns: [
        { heading: t('集团', 'Group'), width: 20, align: 'left', value: ({ site }: MovesLine) => site.group.name },
        { heading: t('学校', 'School'), width: 20, align: 'left', value: ({ site }) => site.row.name },
        { heading: t('角色', 'Role'), width: 9, value: ({ site }) => ROLE[site.row.role][lang] },
        { heading: t('学段', 'Stage'), width: 12, value: ({ site }) => SCHOOL_STAGE[site.row.stage][lang] },
        { heading: t('城乡', 'Setting'), width: 8, value: ({ site }) => SETTING[site.row.setting][lang] },
        { heading: t('学年', 'Year'), width: 11, value: ({ year }) => schoolYearWords(year, lang) },
        ...moveColumns,
      ],
      frozenColumns: 2,
    },
    movesLines(context),
  );
}

/** The numbers of a line: nothing else in a report says them in other words. */
export const moveColumns: readonly TableColumn<MovesLine>[] = [
  { heading: t('在职教师数', 'In service'), width: 11, value: (line) => line.headcount },
  { heading: t('当年派出', 'Leavers'), width: 9, value: (line) => line.leavers },
  { heading: t('当年派入', 'Arrivals'), width: 9, value: (line) => line.arrivals },
  { heading: t('在校交流教师', 'Posted here'), width: 11, value: (line) => line.guests },
  { heading: t('交流前在校工作', 'At work before'), width: 11, value: (line) => line.staffBefore },
  { heading: t('交流后在校工作', 'At work after'), width: 11, value: (line) => line.staffAfter },
  { heading: t('交流前骨干教师', 'Backbones before'), width: 11, value: (line) => line.backbonesBefore },
  { heading: t('交流后骨干教师', 'Backbones after'), width: 11, value: (line) => line.backbonesAfter },
];

/** On a posting of the roster that still runs; a constant of one person. */
const isGuest = (person: Person, site: Site, year: number): boolean =>
  person.running?.to === site.id && year < person.running.returns && person.inService(year) && !person.absent(year);
