/**
 * readings.json: what `--compare-readings` found, rule by rule and question by question (docs/certificate.md has the
 * keys).
 */
import type { Question, Reading, RuleReadings } from '../verify/compare-readings.ts';
import { both } from './both.ts';
import { quotaPlace, type ScopeNames } from './certificate-places.ts';
import { plainNames, type ReportContext } from './context.ts';
import { flatJson, type Json } from './flat-json.ts';
import { planDigest } from './plan-digest.ts';

const READINGS_FORMAT = 'lungang-readings/1';

/** The text of readings.json. */
export function readingsJson({ plan, policy, instance }: ReportContext, compared: readonly RuleReadings[]): string {
  const names = plainNames(instance);
  return flatJson({
    format: READINGS_FORMAT,
    program: { ...plan.program },
    plan: planDigest(plan),
    policy: { id: policy.id, digest: policy.digest, title: { ...policy.title } },
    horizon: plan.horizon,
    depends: compared.some(({ questions }) => questions.some(({ depends }) => depends)),
    rules: compared.map(({ rule, questions }) => ({
      clause: rule.clause,
      rule: rule.spec.id,
      title: both(rule.spec.title),
      kinds: rule.kinds,
      enforcement: rule.enforce.kind,
      questions: questions.map((question) => questionJson(question, names)),
    })),
  });
}

const questionJson = ({ id, words, depends, readings }: Question, names: ScopeNames): Json => ({
  id,
  question: { ...words },
  depends,
  readings: readings.map((reading) => readingJson(reading, names)),
});

function readingJson({ id, words, chosen, missing, years, places }: Reading, names: ScopeNames): Json {
  return {
    id,
    reading: { ...words },
    chosen,
    status: missing === null ? 'evaluated' : 'not-evaluated',
    why: missing === null ? null : both(missing),
    years: years.map((year) => ({ ...year })),
    places: places.map(({ scope, year, measure }) => quotaPlace(scope, year, measure, names)),
  };
}
