/** The summary of a night for people: what came in, what moved and why, what was not used, and what to do next. */
import sum from 'lodash/sum.js';
import type { PostingKind } from '../domain/words.ts';
import type { Lang } from '../messages/message.ts';
import type { SheetPart, ExplainSheet } from '../report/explain/sheet.ts';
import { shownTier } from '../report/sheets/quality.ts';
import { table, type TableColumn } from '../report/table.ts';
import { POSTING_KIND, schoolYearWords, t, TIER, type Text } from '../report/words.ts';
import { EVENT } from './event-words.ts';
import { isBad, type DraftResult, type Moved, type NightResult } from './result.ts';

const MOVE: Readonly<Record<Moved['kind'], Text>> = {
  added: t('新增', 'new'),
  dropped: t('取消', 'dropped'),
  altered: t('改动', 'altered'),
};

/** `dir`: as the commands that are to follow name the data folder. */
export function nightSheet(result: NightResult, dir: string, lang: Lang): ExplainSheet {
  const en = lang === 'en';
  const { draft } = result;
  return {
    title: t('夜间重排', 'Nightly re-planning')[lang],
    subtitle: `${result.today} · ${en ? `run ${result.run}` : `第${result.run}次运行`}${result.version === null ? '' : en ? ` · version ${result.version}` : ` · 版本${result.version}`}`,
    parts: [
      { id: 'outcome', title: t('结论', 'Outcome')[lang], lines: outcomeLines(result, dir, lang) },
      ...(draft === null ? [] : [planPart(draft, lang), ...(draft.basedOn === null ? [] : [movedPart(draft, lang)])]),
      changesPart(result, lang),
    ],
    footer:
      draft === null
        ? []
        : [en ? `For the record: plan ${draft.plan}, ${draft.digest}` : `备查：方案 ${draft.plan}，${draft.digest}`],
  };
}

function outcomeLines(result: NightResult, dir: string, lang: Lang): string[] {
  const en = lang === 'en';
  const { draft } = result;
  const said: Record<NightResult['outcome'], () => string[]> = {
    nothing: () => [nothingWords(result, lang)],
    stands: () => [
      en
        ? 'The changes move no name: the published list stands as it is, and no draft is needed.'
        : '变动不改动名单上的安排：已发布的名单照旧，无需草案。',
    ],
    'pins-clash': () => [
      en
        ? 'No draft: decisions entered by hand (指定) cannot hold together any more. Concerned:'
        : '没有草案：人工指定的事项已不能同时满足，涉及：',
      ...result.clash.map((words) => `- ${words[lang]}`),
      en
        ? `To lift one: delete or change it in the table 指定 of the roster, and import that again: lungang import ROSTER --into ${dir}`
        : `要解除其中一项：在名册的「指定」表中删去或改正，再重新导入：lungang import 名册 --into ${dir}`,
    ],
    'no-plan': () => [
      en
        ? 'No draft: no plan was found within the time limit. Run again with a longer --time-limit.'
        : '没有草案：在时间限制内没有找到方案。请用更长的 --time-limit 重新运行。',
    ],
    draft: () => [
      draft!.outcome === 'compliant'
        ? en
          ? `Draft ${draft!.plan} is ready: all hard rules hold.`
          : `草案 ${draft!.plan} 已备好：硬性规定全部达标。`
        : en
          ? `Draft ${draft!.plan} is ready, but not every hard rule can hold: ${relaxed(draft!, lang)} had to give way.`
          : `草案 ${draft!.plan} 已备好，但硬性规定不能全部达标：放宽${relaxed(draft!, lang)}。`,
      en
        ? `Nothing is published by itself. To read it: lungang export ${dir} --plan ${draft!.plan} --out FOLDER; to put it in force: lungang publish ${dir} --draft ${draft!.plan} --by NAME`
        : `不会自动发布。查看：lungang export ${dir} --plan ${draft!.plan} --out 文件夹；发布：lungang publish ${dir} --draft ${draft!.plan} --by 姓名`,
    ],
  };
  return [
    ...said[result.outcome](),
    ...(isBad(result) ? [en ? 'Some of the input could not be used; see below.' : '有输入未能使用，见下。'] : []),
    ...result.remarks.map((words) => words[lang]),
  ];
}

/** Changes that came in and could not be taken are no silence. */
function nothingWords({ impossible, setAside }: NightResult, lang: Lang): string {
  const [came, en] = [impossible.length + setAside.length, lang === 'en'];
  if (came === 0)
    return en
      ? 'Nothing to do: no change came in, and the plan is up to date.'
      : '无事可做：没有新的变动，方案无需更新。';
  return en
    ? `Nothing was planned anew: ${came} ${came === 1 ? 'change' : 'changes'} came in, none of which could be taken; the plan stays as it is.`
    : `没有重排：收到变动${came}条，均不能采用，方案保持不变。`;
}

function relaxed({ relaxations }: DraftResult, lang: Lang): string {
  const total = (unit: string): number => sum(relaxations.map((item) => (item.unit === unit ? item.by : 0)));
  const [persons, money] = [total('person'), total('10000yuan')];
  const parts = [
    persons === 0 ? '' : lang === 'en' ? `${persons} person(s)` : `${persons}人`,
    money === 0 ? '' : lang === 'en' ? `${money} × 10,000 yuan` : `${money}万元`,
  ];
  return parts.filter((part) => part !== '').join(lang === 'en' ? ' and ' : '、');
}

function planPart(draft: DraftResult, lang: Lang): SheetPart {
  const en = lang === 'en';
  const tiers = draft.tiers.map(
    ({ tier, value, bound }) =>
      `- ${TIER[tier].plain[lang]}${en ? ': ' : '：'}${shownTier(tier, value)} ${TIER[tier].unit[lang]}${value === bound ? (en ? ', proven least' : '，已证明最小') : en ? `, not proven (at least ${shownTier(tier, bound)})` : `，未证明最小（下限${shownTier(tier, bound)}）`}`,
  );
  const ended =
    draft.ended === 'complete'
      ? []
      : [
          en
            ? 'The search was ended early; the draft is lawful and verified, but not proven best.'
            : '计算提前结束；草案经核验有效，但未证明最优。',
        ];
  return {
    id: 'plan',
    title: t('草案', 'The draft')[lang],
    lines: [
      en ? `Postings: ${draft.postings}` : `交流轮岗：${draft.postings}人次`,
      ...tiers,
      ...ended,
      ...draft.remarks.map((words) => words[lang]),
    ],
  };
}

function movedPart({ moved, unaffected, basedOn }: DraftResult, lang: Lang): SheetPart {
  const en = lang === 'en';
  const count = (kind: Moved['kind']): number => moved.filter((one) => one.kind === kind).length;
  const lines = [
    en
      ? `Against the published plan ${basedOn}: ${count('dropped')} dropped, ${count('altered')} altered, ${count('added')} new.`
      : `与已发布的 ${basedOn} 相比：取消${count('dropped')}人、改动${count('altered')}人、新增${count('added')}人。`,
    ...(unaffected === null || unaffected.published === 0
      ? []
      : [
          en
            ? `Of the published postings of groups that no change touches, ${unaffected.kept} of ${unaffected.published} stand as they are.`
            : `未受变动影响的集团：已发布的${unaffected.published}人次中${unaffected.kept}人次保持不变。`,
        ]),
  ];
  const place = (at: Moved['before']): string =>
    at === null
      ? ''
      : `${at.from}→${at.to} ${schoolYearWords(at.start, lang)} ${POSTING_KIND[at.kind as PostingKind][lang]} ${at.years}${en ? 'y' : '年'}`;
  const columns: TableColumn<Moved>[] = [
    { heading: t('教师', 'Teacher'), width: 16, value: ({ name, teacher }) => `${name} ${teacher}` },
    { heading: t('变化', 'Change'), width: 8, align: 'left', value: ({ kind }) => MOVE[kind][lang] },
    { heading: t('原', 'Was'), width: 30, align: 'left', value: ({ before }) => place(before) },
    { heading: t('现', 'Is'), width: 30, align: 'left', value: ({ after }) => place(after) },
    { heading: t('起因', 'Cause'), width: 30, align: 'left', value: (one) => causeWords(one, lang) },
  ];
  return {
    id: 'moved',
    title: t('与已发布方案的差异', 'Difference to the published plan')[lang],
    lines,
    tables:
      moved.length === 0
        ? []
        : [
            table<Moved>(
              lang,
              { name: t('差异', 'Difference'), title: en ? `${moved.length} names` : `共${moved.length}人`, columns },
              moved,
            ),
          ],
  };
}

function causeWords({ event, through, orElse }: Moved, lang: Lang): string {
  const en = lang === 'en';
  if (event === null) return en ? 'no single change' : '没有单一的起因';
  const via = through.length === 0 ? '' : en ? `, through ${through.join(' → ')}` : `，经 ${through.join(' → ')}`;
  const also = orElse.length === 0 ? '' : en ? ` (or ${orElse.join(', ')})` : `（或 ${orElse.join('、')}）`;
  const kind = Object.entries(EVENT).find(([key]) => key === event.kind)?.[1][lang] ?? event.kind;
  return en ? `change ${event.id}, ${kind}${via}${also}` : `变动 ${event.id} ${kind}${via}${also}`;
}

function changesPart({ files, received, known, applied, impossible, setAside }: NightResult, lang: Lang): SheetPart {
  const en = lang === 'en';
  return {
    id: 'changes',
    title: t('人员变动', 'Staff changes')[lang],
    lines: [
      en
        ? `Files: ${files.length}; new changes: ${received}, applied: ${applied.length}; read before: ${known}; set aside, not used: ${setAside.length}.`
        : `文件${files.length}个；新变动${received}条，已执行${applied.length}条；以前读过的${known}条；未采用而搁置的${setAside.length}条。`,
      ...files.flatMap(({ left }) => (left === null ? [] : [`- ${left[lang]}`])),
      ...impossible.map(
        ({ id, reasons }) =>
          `- ${en ? `change ${id} cannot be applied` : `变动 ${id} 无法执行`}${en ? ': ' : '：'}${reasons.map((words) => words[lang]).join(en ? '; ' : '；')}`,
      ),
      ...setAside.map(
        ({ file, row, column, id, reason }) =>
          `- ${[file, row === null ? '' : en ? `row ${row}` : `第${row}行`, column === null ? '' : en ? column : `「${column}」`, id ?? ''].filter((part) => part !== '').join(' ')} ${en ? 'set aside: ' : '已搁置：'}${reason[lang]}`,
      ),
    ],
  };
}
