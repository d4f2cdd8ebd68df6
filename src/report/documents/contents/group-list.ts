/**
 * 教育集团（教共体）学校名单: the schools by group, with zone, core and kind, as attachment 2 of the Ruian document has them.
 * Every row names its core, so that the list can be filtered, and read again (`io/group-list`).
 */
import { kindOf } from '../../../domain/group-kinds.ts';
import type { Site } from '../../../domain/instance.ts';
import { byCodePoint, type Group } from '../../../domain/roster.ts';
import type { SchoolStage } from '../../../domain/words.ts';
import type { Lang } from '../../../messages/message.ts';
import type { ReportContext } from '../../context.ts';
import { distinctSchools } from '../../school-names.ts';
import { table, type TableColumn } from '../../table.ts';
import { GROUP_KIND, listWords, t, type Text } from '../../words.ts';
import type { DocumentSpec } from '../document.ts';
import type { DocumentBlock } from '../model.ts';
import { listYear } from './letterhead.ts';

const TITLE = t('教育集团（教共体）学校名单', 'List of schools by group');

export const groupList: DocumentSpec = {
  id: 'group-list',
  title: TITLE,
  readers: t('随文件印发（附件）；各学校', 'attached to the document; all schools'),
  build: (context, lang) => ({
    title: TITLE[lang],
    sections: [
      {
        name: lang === 'en' ? 'List' : '名单',
        title:
          lang === 'en' ? `${TITLE.en}, ${listYear(context, lang)}` : `${listYear(context, lang)}${TITLE['zh-CN']}`,
        wide: false,
        blocks: blocksOf(context, lang),
      },
    ],
  }),
};

/** The parts of the list, by the stage of the core. */
const PARTS: readonly { readonly stages: readonly SchoolStage[]; readonly name: Text }[] = [
  { stages: ['kindergarten'], name: t('幼儿园', 'Kindergartens') },
  { stages: ['primary'], name: t('小学', 'Primary schools') },
  {
    stages: ['juniorSecondary', 'nineYear'],
    name: t('初中（含九年一贯制）', 'Junior secondary and nine-year schools'),
  },
  { stages: ['seniorSecondary'], name: t('高中', 'Senior secondary schools') },
];
const ORDINALS = ['一', '二', '三', '四'];

interface Line {
  readonly group: Group;
  readonly core: Site;
  readonly member: Site;
}

const zone = ({ zone: found, row }: Site): string => found?.name ?? row.zone;

function blocksOf({ instance }: ReportContext, lang: Lang): DocumentBlock[] {
  const en = lang === 'en';
  const school = distinctSchools(instance);
  const sites = [...instance.sites.values()].toSorted((a, b) => byCodePoint(a.id, b.id));
  const lines = instance.groups.flatMap((group) => {
    const own = sites.filter((site) => site.group.id === group.id);
    const core = own.find(({ row }) => row.role === 'core');
    return core === undefined
      ? []
      : own.flatMap((member): Line[] => (member.row.role === 'member' ? [{ group, core, member }] : []));
  });
  const named = new Set(lines.map(({ group }) => group.id));
  const alone = instance.groups.filter(({ id }) => !named.has(id));
  const parts = PARTS.map(({ stages, name }) => ({
    name,
    own: lines.filter(({ core }) => stages.includes(core.row.stage)),
  })).filter(({ own }) => own.length > 0);
  return [
    ...parts.flatMap(({ name, own }, i): DocumentBlock[] => {
      const numbers = new Map(own.map((line, n) => [line, n + 1]));
      const columns: TableColumn<Line>[] = [
        { heading: t('序号', 'No.'), width: 6, value: (line) => numbers.get(line)! },
        { heading: t('学区', 'Zone'), width: 12, value: ({ member }) => zone(member) },
        { heading: t('成员校（校区）', 'Member'), width: 24, value: ({ member }) => school(member.id) },
        { heading: t('学区', 'Zone'), width: 12, value: ({ core }) => zone(core) },
        { heading: t('核心校', 'Core'), width: 24, value: ({ core }) => school(core.id) },
        {
          heading: t('拟建类型', 'Kind'),
          width: 12,
          value: ({ group }) => GROUP_KIND[kindOf(group, instance.years[0])][lang],
        },
      ];
      return [
        { kind: 'heading', text: en ? name.en : `${ORDINALS[i]}、${name['zh-CN']}` },
        { kind: 'table', table: table(lang, { name: TITLE, title: '', columns }, own) },
      ];
    }),
    ...(alone.length === 0
      ? []
      : [
          {
            kind: 'note' as const,
            text: en
              ? `Groups without a core and a member: ${listWords(
                  alone.map((group) => group.name),
                  lang,
                )}.`
              : `尚无核心校或成员校的集团：${listWords(
                  alone.map((group) => group.name),
                  lang,
                )}。`,
          },
        ]),
  ];
}
