/** A policy file to begin with, from the numbers that matter: commented in the language of the person who will go on with it. */
import type { Lang, Words } from '../messages/message.ts';
import type { Base } from '../rules/asked-params.ts';

/** Shares as a policy file writes them; `"0%"`: the document asks for none. */
export interface DraftNumbers {
  readonly rate: string;
  readonly base: Base;
  readonly backbone: string;
  readonly tenureYears: number;
  readonly retireYears: number;
  readonly postingYears: readonly number[];
  readonly livingAllowance: number;
}

export interface Draft {
  readonly id: string;
  readonly title: string;
  readonly document: string;
  readonly numbers: DraftNumbers;
  /** Numbers that nobody found in the document. */
  readonly assumed: ReadonlySet<keyof DraftNumbers>;
}

const NONE = '0%';

/** One clause of the draft; its words are still to be copied from the document. */
interface DraftClause {
  readonly id: string;
  readonly kind: 'H' | 'P';
  readonly setting?: string;
  readonly reading: Words;
}

/** A text that reads back as it was, whatever stands in it. */
const quoted = (text: string): string => JSON.stringify(text);

export function draftText(draft: Draft, lang: Lang): string {
  const { id, title, document, numbers } = draft;
  const say = (words: Words): string => words[lang];
  const clauses = clausesOf(draft);
  return `# ${title.replaceAll(/\s+/gu, ' ')}
# ${say(HEAD.how)}
# ${say(HEAD.where)}
format: lungang-policy/1
id: ${quoted(id)}
title:
  zh-CN: ${quoted(title)}
  en: ${quoted(title)}
document: ${quoted(document)}

settings:
  # ${say(NOTES.tenureYears)}
  tenureYears: ${numbers.tenureYears}
  # ${say(NOTES.retireYears)}
  retireYears: ${numbers.retireYears}
  postingYears:
    # ${say(NOTES.postingYears)}
    exchange: [${numbers.postingYears.join(', ')}]
  # ${say(NOTES.livingAllowance)}
  livingAllowance: ${numbers.livingAllowance}

rules:
${rulesText(draft, lang)}
clauses:${clauses.length === 0 ? ' {}' : `\n  # ${say(HEAD.clauses)}`}
${clauses.map((clause) => clauseText(clause, document, lang)).join('')}
# ${say(HEAD.assumed)}
assumed: [${assumedPaths(draft).join(', ')}]
`;
}

/** What the file lists as not stated by the document. */
export function assumedPaths({ numbers, assumed }: Draft): string[] {
  const paths: Readonly<Record<keyof DraftNumbers, string | null>> = {
    rate: numbers.rate === NONE ? null : 'rules.exchange-rate.share',
    base: numbers.rate === NONE ? null : 'rules.exchange-rate.base',
    backbone: numbers.backbone === NONE ? null : 'rules.backbone-share.share',
    tenureYears: 'settings.tenureYears',
    retireYears: 'settings.retireYears',
    postingYears: 'settings.postingYears.exchange',
    livingAllowance: numbers.livingAllowance === 0 ? null : 'settings.livingAllowance',
  };
  return [...assumed].map((key) => paths[key]).filter((path) => path !== null);
}

function rulesText({ numbers, assumed }: Draft, lang: Lang): string {
  const cite = (key: keyof DraftNumbers): string => (assumed.has(key) ? '' : `\n    clause: ${CLAUSE_IDS[key]}`);
  const { rate, base, backbone, livingAllowance } = numbers;
  const parts = [
    rate === NONE
      ? null
      : `  # ${NOTES.rate[lang]}
  # ${NOTES.base[lang]}
  - rule: exchange-rate${cite('rate')}
    params: { base: ${base}, share: "${rate}", scope: group }`,
    backbone === NONE
      ? null
      : `  # ${NOTES.backbone[lang]}
  - rule: backbone-share${cite('backbone')}
    params: { share: "${backbone}", of: starters, scope: group }`,
    livingAllowance === 0
      ? null
      : `  # ${HEAD.budget[lang]}
  - rule: allowance-budget`,
    `  # ${HEAD.protections[lang]}
  - rule: term${cite('postingYears')}
  - rule: protect-source
  - rule: headcount-balance
  - rule: outflow-limit
  - rule: inflow-limit
  - rule: pins`,
  ];
  return `${parts.filter((part) => part !== null).join('\n')}\n`;
}

const CLAUSE_IDS: Readonly<Record<keyof DraftNumbers, string>> = {
  rate: 'C1',
  base: 'C1',
  backbone: 'C2',
  tenureYears: 'C3',
  retireYears: 'C4',
  postingYears: 'C5',
  livingAllowance: 'C6',
};

function clausesOf({ numbers, assumed }: Draft): DraftClause[] {
  const { rate, backbone, tenureYears, retireYears, postingYears, livingAllowance } = numbers;
  const clause = (key: keyof DraftNumbers, reading: Words, setting?: string): DraftClause[] =>
    assumed.has(key)
      ? []
      : [{ id: CLAUSE_IDS[key], reading, ...(setting === undefined ? { kind: 'H' } : { kind: 'P', setting }) }];
  return [
    ...(rate === NONE
      ? []
      : clause('rate', {
          'zh-CN': `每学年新开始交流的人数不低于基数的${rate}，不足一人按一人计。`,
          en: `In every school year at least ${rate} of the base start an exchange, rounded up.`,
        })),
    ...(backbone === NONE
      ? []
      : clause('backbone', {
          'zh-CN': `每学年新开始交流的教师中，骨干教师不低于${backbone}，不足一人按一人计。`,
          en: `Of those who start in a school year at least ${backbone} are backbone teachers, rounded up.`,
        })),
    ...clause(
      'tenureYears',
      {
        'zh-CN': `在现任教学校连续任教满${tenureYears}年为符合交流条件。`,
        en: `Teachers are eligible after ${tenureYears} whole years at their school.`,
      },
      'settings.tenureYears',
    ),
    ...clause(
      'retireYears',
      {
        'zh-CN': `距退休${retireYears}年以内的不列入。`,
        en: `Who retires within ${retireYears} years is not eligible.`,
      },
      'settings.retireYears',
    ),
    ...clause('postingYears', {
      'zh-CN': `一次交流为${postingYears.join('或')}学年。`,
      en: `An exchange lasts ${postingYears.join(' or ')} school years.`,
    }),
    ...(livingAllowance === 0
      ? []
      : clause(
          'livingAllowance',
          {
            'zh-CN': `交流教师每人每月生活补助${livingAllowance}元。`,
            en: `A posted teacher is paid a living allowance of ${livingAllowance} yuan a month.`,
          },
          'settings.livingAllowance',
        )),
  ];
}

const clauseText = ({ id, kind, setting, reading }: DraftClause, document: string, lang: Lang): string => `  ${id}:
    source: ${quoted(document)}
    quote: ${quoted(HEAD.quote[lang])}
    kind: ${kind}
${setting === undefined ? '' : `    by: setting\n    setting: ${setting}\n`}    reading:
      zh-CN: ${quoted(reading['zh-CN'])}
      en: ${quoted(reading.en)}
`;

const HEAD = {
  how: {
    'zh-CN':
      '由 lungang policies new 生成。冒号、逗号、引号一律用半角，缩进用空格；改完用 lungang policies show 加本文件名检查。',
    en: 'Written by lungang policies new. Plain colons, commas and quotes, spaces for indentation; check with lungang policies show and the name of this file.',
  },
  where: {
    'zh-CN': '写法见 docs/policy-files.zh-CN.md，全部规则和参数见 docs/rules.zh-CN.md。',
    en: 'How to go on: docs/policy-files.md; every rule with its parameters: docs/rules.md.',
  },
  budget: {
    'zh-CN': '津贴和补助不超过当年预算；预算填在名册的“经费”表，没有填的学年不限',
    en: 'Allowances stay within the budget of the year, which stands in the table 经费 of the roster; none given, no limit',
  },
  protections: {
    'zh-CN': '以下各条保护学校和教师，请保留',
    en: 'These protect schools and teachers: keep them',
  },
  clauses: {
    'zh-CN': '把 quote 换成文件原文；原文写明的百分比、年数等与上面的数值不一致时，检查会提醒',
    en: 'Put the words of the document in place of each quote; a percentage or a number of years in them that differs from the number above is warned of',
  },
  quote: { 'zh-CN': '（原文待摘录）', en: '（原文待摘录 · words of the document to be copied here）' },
  assumed: {
    'zh-CN': '文件没有规定、按通常做法取的数值；每份报告都注明',
    en: 'Numbers that the document does not state, taken from usual practice; every report says so',
  },
} as const satisfies Readonly<Record<string, Words>>;

const NOTES: Readonly<Record<keyof DraftNumbers, Words>> = {
  tenureYears: {
    'zh-CN': '在现任教学校连续任教满几年，才符合交流条件',
    en: 'Whole years at the present school before a teacher is eligible',
  },
  retireYears: {
    'zh-CN': '距退休几年以内的不列入',
    en: 'Years that must be left before retirement',
  },
  postingYears: {
    'zh-CN': '一次交流可以是几学年，可列几个数，如 [1, 3]',
    en: 'School years that an exchange may last; several may be listed, such as [1, 3]',
  },
  livingAllowance: {
    'zh-CN': '交流教师每人每月的生活补助（元），0 为没有；片区津贴写在名册的“片区”表',
    en: 'Living allowance of a posted teacher in yuan a month, 0 for none; allowances of zones stand in the table 片区 of the roster',
  },
  rate: {
    'zh-CN': '每学年新开始交流的人数不低于基数的这个比例，不足一人按一人计；比例要加引号',
    en: 'In every school year at least this share of the base start an exchange, rounded up; the share in quotes',
  },
  base: {
    'zh-CN': 'base：eligible 符合条件的教师，memberStaff 成员校在职教师，coreEligible 核心校符合条件的教师',
    en: 'base: eligible = all eligible teachers, memberStaff = everyone in service at the members, coreEligible = the eligible of the core',
  },
  backbone: {
    'zh-CN': '新开始交流的教师中，骨干教师不低于这个比例',
    en: 'Of those who start, at least this share are backbone teachers',
  },
};
