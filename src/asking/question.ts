/**
 * Questions about a case and its plans, free of command line, terminal and pages. One question is one file in
 * `questions/` and one line in `index.ts`; command line and desk take it from there:
 *
 *     const asked = questionOf('teacher')!;
 *     const context = { given, audience: 'officer', plan, search: { backend: 'highs', seed: 1, seconds: 60, workers: 2 } };
 *     const answer = await asked.ask(context, { teacher: 'T0042' }, signal);
 *     answer.facts; // for programs
 *     answer.sheets['zh-CN']; // for people
 *
 * What cannot be asked is thrown as a `CannotAsk` with its reason as a message.
 */
import type { z } from 'zod';
import type { Plan } from '../domain/plan.ts';
import type { Words } from '../messages/message.ts';
import type { Case } from '../planning/case.ts';
import type { VerifiedPlan } from '../verify/verify.ts';
import type { Told } from '../what-if/compare/answer.ts';
import type { Planned } from '../what-if/compare/planned.ts';
import type { Answer } from './answer.ts';
import { CannotAsk } from './cannot-ask.ts';
import { texts } from './texts.ts';

/** For whom: to a teacher the private facts of others are not told. */
export const AUDIENCES = ['teacher', 'officer'] as const;
type Audience = (typeof AUDIENCES)[number];

/** `seconds`: for each search of an answer, or for the whole of a list. */
interface SearchTerms {
  readonly backend: string;
  readonly seed: number;
  readonly seconds: number;
  readonly workers: number;
}

/** The plan in force: published, of a roster that may have changed since. */
interface StandingPlan {
  /** How people name it: `P12`. */
  readonly id: string;
  /** `sha256:…` of its plan.json. */
  readonly digest: string;
  readonly plan: Plan;
}

/** What a question may need besides roster and policy. */
interface Material {
  /** The plan that the question is about, of the very roster and policy of the case. */
  readonly plan: VerifiedPlan;
  readonly published: StandingPlan;
  /** Finished plans, each of a case of its own; the first is what the others are held against. */
  readonly sides: readonly (Planned & Told)[];
  /** `2027-10-15`: nobody starts in a school year that has begun. */
  readonly today: string;
  readonly search: SearchTerms;
}
export type MaterialName = keyof Material;

interface Always {
  /** Roster, policy and first school year. */
  readonly given: Case;
  readonly audience: Audience;
}

/** Everything that whoever asks has at hand. */
export type AskContext = Always & Partial<Material>;
/** What a question that names its needs is given. */
export type ContextOf<N extends MaterialName> = Always & Pick<Material, N>;

/** How the one thing that a question is told is written as a single word: `--teacher T0042`. */
interface AskedInAWord<I> {
  /** `<id>`, `[all]` where it may be left out, '' where the question takes nothing. */
  readonly written: string;
  readonly choices?: readonly string[];
  /** '' where nothing was written. */
  input(word: string): I;
}

export interface QuestionSpec<N extends MaterialName, I extends object, F extends object> {
  readonly id: string;
  readonly title: Words;
  readonly needs: readonly N[];
  readonly input: z.ZodType<I>;
  /** What a form calls each thing that is asked for. */
  readonly fields: Readonly<Record<keyof NoInfer<I> & string, Words>>;
  /** Absent where one word cannot say it: the command line then has a command of its own for it. */
  readonly word?: AskedInAWord<NoInfer<I>>;
  /** True where the answer can be made for a teacher: nothing private of others in it. */
  readonly forTeachers?: true;
  /** True where answers may enclose finished plans. */
  readonly encloses?: true;
  /** Something that can be asked of this case. */
  example(context: ContextOf<N>): NoInfer<I>;
  /** A raised signal ends searches that can be ended; nobody waits for the others. */
  answer(
    context: ContextOf<N>,
    input: NoInfer<I>,
    signal: AbortSignal | undefined,
  ): Promise<Omit<Answer<F>, 'question'>>;
}

/** A question as the registry holds it: what it needs and is told is checked when it is asked. */
export interface RegisteredQuestion<F extends object = object> {
  readonly id: string;
  readonly title: Words;
  readonly needs: readonly MaterialName[];
  readonly input: z.ZodType<object>;
  readonly fields: Readonly<Record<string, Words>>;
  readonly word: AskedInAWord<object> | null;
  readonly forTeachers: boolean;
  readonly encloses: boolean;
  /** Throws a `CannotAsk` where the context lacks what the question needs. */
  example(context: AskContext): object;
  /**
   * Throws a `CannotAsk` where something is missing, malformed or unknown, and the reason of the signal once that is
   * raised.
   */
  ask(context: AskContext, input: unknown, signal?: AbortSignal): Promise<Answer<F>>;
}

/** Makes a question of its file ready for the registry. */
export function question<N extends MaterialName, I extends object, F extends object>(
  spec: QuestionSpec<N, I, F>,
): RegisteredQuestion<F> {
  const { id, title, needs, input: form, fields } = spec;
  const furnished = (context: AskContext): ContextOf<N> => {
    const missing = needs.filter((name) => context[name] === undefined);
    if (missing.length > 0) throw new CannotAsk('material', texts['ask-needs']({ title, missing }));
    if (context.audience === 'teacher' && spec.forTeachers !== true)
      throw new CannotAsk('audience', texts['explain-for-officers']());
    return context as ContextOf<N>;
  };
  return {
    id,
    title,
    needs,
    input: form,
    fields,
    word: spec.word ?? null,
    forTeachers: spec.forTeachers ?? false,
    encloses: spec.encloses ?? false,
    example: (context) => spec.example(furnished(context)),
    ask: async (context, input, signal) => {
      signal?.throwIfAborted();
      const known = furnished(context);
      const parsed = form.safeParse(input);
      if (!parsed.success) throw new CannotAsk('input', texts['ask-malformed']({ title, at: placesOf(parsed.error) }));
      return { question: id, ...(await unlessRaised(spec.answer(known, parsed.data, signal), signal)) };
    },
  };
}

/** `rows[3].posting`, each once. */
function placesOf({ issues }: z.ZodError): readonly string[] {
  const places = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
  );
  return [
    ...new Set(
      places.map((path) =>
        path.reduce<string>(
          (text, key) =>
            typeof key === 'number' ? `${text}[${key}]` : `${text}${text === '' ? '' : '.'}${String(key)}`,
          '',
        ),
      ),
    ),
  ];
}

/** The work, or the reason of the signal as soon as that is raised. */
async function unlessRaised<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  const raised = Promise.withResolvers<never>();
  const raise = (): void => raised.reject(signal.reason);
  signal.addEventListener('abort', raise, { once: true });
  try {
    const done = await Promise.race([work, raised.promise]);
    // What was answered in one go lets no signal in between.
    signal.throwIfAborted();
    return done;
  } finally {
    signal.removeEventListener('abort', raise);
    // Whatever becomes of work that nobody waits for any more.
    work.catch(() => {});
  }
}
