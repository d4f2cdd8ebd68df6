/** The numbers that matter of a policy: how they are asked for, how an answer reads, and what is usual. */
import { InvalidArgumentError } from '@commander-js/extra-typings';
import type { Words } from '../../messages/message.ts';
import type { DraftNumbers } from '../../policy/draft.ts';

/** `undefined` from `read`: not an answer; `expected` then says what would be one. */
export interface NumberQuestion<T> {
  readonly ask: Words;
  readonly expected: Words;
  /** General practice, taken where the document does not say. */
  readonly usual: T;
  readonly shown: (value: T) => string;
  readonly read: (text: string) => T | undefined;
}

/** As people type numbers: full-width digits and signs read like plain ones. */
const plain = (text: string): string => text.normalize('NFKC').trim();

function share(text: string): string | undefined {
  const [, number, sign] = /^(\d{1,3}(?:\.\d{1,2})?)\s*(%?)$/u.exec(plain(text)) ?? [];
  const value = Number(number);
  // 0.2 could be a fifth or a fifth of a per cent.
  if (number === undefined || value > 100 || (sign === '' && value > 0 && value < 1)) return undefined;
  return `${value}%`;
}

const whole =
  (most: number) =>
  (text: string): number | undefined =>
    /^\d{1,6}$/u.test(plain(text)) && Number(plain(text)) <= most ? Number(plain(text)) : undefined;

function yearList(text: string): readonly number[] | undefined {
  const years = plain(text)
    .split(/[\s,、或]+/u)
    .filter((part) => part !== '')
    .map((part) => (/^\d{1,2}$/u.test(part) ? Number(part) : 0));
  const fits = years.length > 0 && years.every((year) => year >= 1 && year <= 10);
  return fits ? [...new Set(years)].toSorted((a, b) => a - b) : undefined;
}

const BASES = ['eligible', 'memberStaff', 'coreEligible'] as const;

const upTo = (most: number): Words => ({
  'zh-CN': `应为 0 至 ${most} 的整数`,
  en: `a whole number from 0 to ${most}`,
});
const SHARE: Words = {
  'zh-CN': '应为 0% 至 100% 的比例，如 10%；没有规定比例的写 0',
  en: 'a share from 0% to 100%, such as 10%; 0 for none',
};

/** In the order in which they are asked. */
export const NUMBER_QUESTIONS: { readonly [K in keyof DraftNumbers]: NumberQuestion<DraftNumbers[K]> } = {
  rate: {
    ask: {
      'zh-CN': '每学年至少百分之几的教师开始交流（0 为没有比例）',
      en: 'share of teachers who must start an exchange in a school year (0: none)',
    },
    expected: SHARE,
    usual: '10%',
    shown: String,
    read: share,
  },
  base: {
    ask: {
      'zh-CN': '比例的基数：eligible 符合条件的教师，memberStaff 成员校在职教师，coreEligible 核心校符合条件的教师',
      en: 'base of the share: eligible teachers, memberStaff (everyone in service at the members), coreEligible (the eligible of the core)',
    },
    expected: { 'zh-CN': `应为 ${BASES.join('、')} 之一`, en: `one of ${BASES.join(', ')}` },
    usual: 'eligible',
    shown: String,
    read: (text) => BASES.find((base) => base.toLowerCase() === plain(text).toLowerCase()),
  },
  backbone: {
    ask: {
      'zh-CN': '交流教师中骨干教师至少占百分之几（0 为没有比例）',
      en: 'share of backbone teachers among those who start (0: none)',
    },
    expected: SHARE,
    usual: '20%',
    shown: String,
    read: share,
  },
  tenureYears: {
    ask: {
      'zh-CN': '在同一学校任教满几年才应交流',
      en: 'years at a school before a teacher is eligible',
    },
    expected: upTo(40),
    usual: 6,
    shown: String,
    read: whole(40),
  },
  retireYears: {
    ask: { 'zh-CN': '距退休几年以内的不列入', en: 'years that must be left before retirement' },
    expected: upTo(20),
    usual: 5,
    shown: String,
    read: whole(20),
  },
  postingYears: {
    ask: {
      'zh-CN': '一次交流几学年，可以是几个数，如 1,3',
      en: 'school years that an exchange may last, several with commas, such as 1,3',
    },
    expected: { 'zh-CN': '应为 1 至 10 的整数，几个数用逗号分开', en: 'whole numbers from 1 to 10, with commas' },
    usual: [3],
    shown: (years) => years.join(','),
    read: yearList,
  },
  livingAllowance: {
    ask: {
      'zh-CN': '交流教师每人每月补助几元（0 为没有）',
      en: 'living allowance of a posted teacher in yuan a month (0: none)',
    },
    expected: upTo(100_000),
    usual: 0,
    shown: String,
    read: whole(100_000),
  },
};

/** The reader of an option that answers a question beforehand. */
export const answerTo =
  <T>({ read, expected }: NumberQuestion<T>) =>
  (text: string): T => {
    const value = read(text);
    if (value === undefined) throw new InvalidArgumentError(`${expected['zh-CN']} · ${expected.en}`);
    return value;
  };
