/** One person's ages, dates and title: coherent with each other and with the circumstance that was dealt. */
import { september, type Month } from '../domain/month.ts';
import { retirementMonth } from '../domain/retirement.ts';
import { isSenior, type Sex, type Title } from '../domain/words.ts';
import type { Circumstance } from './circumstances.ts';
import type { Random } from './random.ts';

/** The first school year and the policy's T and R. */
export interface Frame {
  readonly year: number;
  readonly tenureYears: number;
  readonly retireYears: number;
}

export interface Career {
  readonly sex: Sex;
  readonly born: Month;
  readonly employedSince: Month;
  readonly since: Month;
  readonly title: Title;
  readonly leaves: Month | null;
}

const FEW_WOMEN: ReadonlySet<string> = new Set(['体育', '物理', '信息科技']);

const sexFor = (random: Random, subject: string): Sex =>
  random.chance(FEW_WOMEN.has(subject) ? 38 : 74) ? 'female' : 'male';

/** Title after whole years of work; cores are rich in seniors. */
export function titleFor(random: Random, years: number, core: boolean): Title {
  if (years < 1) return 'none';
  if (years < 3) return random.pick(['third', 'second'] as const);
  if (years < 7) return 'second';
  if (years < 14) return random.chance(85) ? 'first' : 'second';
  if (years >= 24 && core && random.chance(6)) return 'seniorProfessor';
  return random.chance(core ? 52 : 24) ? 'senior' : 'first';
}

const isLate = (sex: Sex, title: Title): boolean => sex === 'male' || isSenior(title);

/** Most people begin in August or September; a transfer may come in February. */
const startMonth = (random: Random, year: number, transfer: boolean): Month =>
  september(year) - random.weighted([[0, 5], [1, 5], ...(transfer ? ([[7, 2]] as const) : [])] as const);

export function careerOf(
  random: Random,
  frame: Frame,
  circumstance: Circumstance,
  core: boolean,
  subject: string,
): Career {
  const sex = sexFor(random, subject);
  switch (circumstance) {
    case 'novice':
      return fresh(random, frame.year, sex);
    case 'arriving':
      return random.chance(75)
        ? fresh(random, frame.year + random.int(1, 2), sex)
        : transferred(random, frame, sex, core, -random.int(1, 2));
    case 'recent':
      return recent(random, frame, sex, core);
    case 'recruit': {
      const years = random.int(1, Math.max(1, Math.min(3, frame.tenureYears - 1)));
      return begun({ random, frame, sex, core }, 23, years, years);
    }
    case 'late':
      return nearRetirement(random, frame, sex, core);
    default:
      return settled(random, frame, sex, core, circumstance);
  }
}

/** First employed in a September: 22 to 25 years old. */
function fresh(random: Random, year: number, sex: Sex): Career {
  const at = september(year);
  return {
    sex,
    born: at - random.int(22, 25) * 12 - random.int(0, 11),
    employedSince: at,
    since: at,
    title: 'none',
    leaves: null,
  };
}

interface Beginner {
  readonly random: Random;
  readonly frame: Frame;
  readonly sex: Sex;
  readonly core: boolean;
}

/** Came `tenure` years ago (negative: comes later) after some years elsewhere. */
function transferred(random: Random, frame: Frame, sex: Sex, core: boolean, tenure: number): Career {
  return begun({ random, frame, sex, core }, random.int(22, 25), Math.max(tenure, 0) + random.int(4, 15), tenure);
}

/** Began to work `work` years ago at the given age and came to the school `tenure` years ago. */
function begun({ random, frame, sex, core }: Beginner, ageThen: number, work: number, tenure: number): Career {
  const employedSince = startMonth(random, frame.year - work, false);
  const since = tenure >= work ? employedSince : startMonth(random, frame.year - tenure, true);
  return {
    sex,
    born: employedSince - ageThen * 12 - random.int(0, 11),
    employedSince,
    since,
    title: titleFor(random, work, core),
    leaves: null,
  };
}

function recent(random: Random, frame: Frame, sex: Sex, core: boolean): Career {
  if (frame.tenureYears <= 1)
    return { ...fresh(random, frame.year - 1, sex), since: september(frame.year) - random.int(3, 11), title: 'second' };
  const tenure = random.int(1, frame.tenureYears - 1);
  return random.chance(60)
    ? begun({ random, frame, sex, core }, random.int(22, 25), tenure, tenure)
    : transferred(random, frame, sex, core, tenure);
}

/** Retires at statutory age within R years, now and then within the horizon. */
function nearRetirement(random: Random, frame: Frame, sex: Sex, core: boolean): Career {
  const now = september(frame.year);
  const title = titleFor(random, 30, core);
  const leaves = now + random.int(7, 12 * frame.retireYears);
  const age = (isLate(sex, title) ? 60 : 55) * 12;
  // The postponement grows slower than the months go by, so the first hit from above is the latest possible birth.
  let born = leaves - age;
  while (retirementMonth(born, sex, title) + 1 > leaves) born--;
  const work = Math.floor((now - born) / 12) - random.int(21, 24);
  const tenure = random.int(Math.min(work, frame.tenureYears), Math.min(work, 34));
  const employedSince = startMonth(random, frame.year - work, false);
  return {
    sex,
    born,
    employedSince,
    since: tenure >= work ? employedSince : startMonth(random, frame.year - tenure, true),
    title,
    leaves: null,
  };
}

/** Long enough at the school and far enough from retirement. */
function settled(random: Random, frame: Frame, sex: Sex, core: boolean, circumstance: Circumstance): Career {
  const now = september(frame.year);
  const ageThen = random.int(21, 24);
  const least = frame.tenureYears + 1;
  const oldest = (limit: number): number => limit - frame.retireYears - 1 - ageThen;
  const wish =
    least +
    random.weighted([
      [random.int(0, 5), 30],
      [random.int(5, 12), 40],
      [random.int(12, 20), 22],
      [random.int(20, 28), 8],
    ] as const);
  const title = titleFor(random, wish, core);
  const work = Math.max(least, Math.min(wish, oldest(isLate(sex, title) ? 60 : 55)));
  const tenure = random.chance(42) ? work - 1 : random.int(frame.tenureYears, work - 1);
  const since = startMonth(random, frame.year - tenure, true);
  const employedSince = tenure === work - 1 ? since : startMonth(random, frame.year - work, false);
  return {
    sex,
    born: now - (work + ageThen) * 12 - random.int(0, 11),
    employedSince,
    since,
    title,
    leaves: circumstance === 'departing' ? now + random.int(5, 12 * Math.min(3, frame.retireYears)) : null,
  };
}
