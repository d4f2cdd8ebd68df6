/** A question that `lungang explain` answers: its option, and how an answer is found. */
import type { Option } from '@commander-js/extra-typings';
import type { Instance } from '../../domain/instance.ts';
import type { Lang } from '../../messages/message.ts';
import type { Case } from '../../planning/case.ts';
import type { VerifiedPlan } from '../../verify/verify.ts';
import type { Sheet } from '../../report/explain/sheet.ts';

/** For whom: to a teacher the private facts of others are not told. */
export const AUDIENCES = ['teacher', 'officer'] as const;
type Audience = (typeof AUDIENCES)[number];

interface Asked {
  readonly given: Case;
  readonly instance: Instance;
  /** `sha256:…` of the roster, as plan.json names it. */
  readonly digest: string;
  readonly audience: Audience;
  /** Of the searches that an answer needs; `seconds` is for each of them, or for a whole list. */
  readonly backend: string;
  readonly seed: number;
  readonly seconds: number;
  readonly workers: number;
  /** What the user named: roster and policy. */
  readonly sources: { readonly data: string; readonly policy: string };
}

export interface AskedOfPlan extends Asked {
  readonly plan: VerifiedPlan;
}

/** Facts for programs and, made from the same facts, a sheet for people. */
export interface Answer {
  json(lang: Lang): object;
  sheet(lang: Lang): Sheet;
}

/** Seconds that are left of so many from now on. */
export function countdown(seconds: number): () => number {
  const began = performance.now();
  return () => seconds - (performance.now() - began) / 1000;
}

interface Common {
  /** Makes the option anew for each program; its name is how the question is asked. */
  option(): Option;
  /** True where the answer can be made for a teacher: nothing private of others in it. */
  readonly forTeachers?: true;
}

/** `value`: what stands after the option; '' after one that takes nothing. */
export type Question = Common &
  (
    | { readonly of: 'plan'; answer(asked: AskedOfPlan, value: string): Promise<Answer> }
    /** Can be asked where no plan exists: `--from` then names the first school year. */
    | {
        readonly of: 'case';
        answer(asked: Asked & { readonly plan: VerifiedPlan | null }, value: string): Promise<Answer>;
      }
  );
