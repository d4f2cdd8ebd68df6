/** The form of a policy: every number of its file with the words of the document beside it. Made from the rules' schemas. */
import { z } from 'zod';
import type { Lang } from '../../messages/message.ts';
import { valueAtPath } from '../../policy/findings.ts';
import { parsePolicy, type LoadedPolicy, type PolicyProblem } from '../../policy/load.ts';
import { withDefaults } from '../../policy/schema.ts';
import { readSource, type Source } from '../../policy/source.ts';
import { RULES } from '../../rules/index.ts';
import type { RuleSpec } from '../../rules/rule.ts';
import { GROUP_KIND } from '../../report/words.ts';
import { GROUP_KINDS } from '../../domain/words.ts';
import { FormField, FormValue, leavesOf, type FieldPath, type Leaf } from './field.ts';
import { settingFields } from './settings.ts';

const ClauseView = FormField.shape.clause;

const RuleSection = z.object({
  /** Position of the line in the file. */
  line: z.int(),
  rule: z.string(),
  title: z.string(),
  /** What it asks, with its parameters; '' where they are wrong. */
  meaning: z.string(),
  /** `quota`: may be relaxed where not all can hold; `protection`: never. */
  nature: z.enum(['quota', 'protection']),
  /** A hard rule, or a soft one with its weight. */
  must: z.boolean(),
  weight: z.int().nullable(),
  /** Kinds of group it is for; empty: all. */
  kinds: z.array(z.string()),
  clause: ClauseView,
  fields: z.array(FormField),
});

export const PolicyForm = z.object({
  settings: z.array(FormField),
  rules: z.array(RuleSection),
  /** Whatever stands at no field. */
  findings: FormField.shape.findings,
});
export type PolicyForm = z.infer<typeof PolicyForm>;

interface Made {
  /** Problems that stand at a field already. */
  readonly taken: Set<PolicyProblem>;
  readonly source: Source;
  readonly loaded: LoadedPolicy;
  readonly lang: Lang;
  readonly assumed: readonly string[];
}

/** The form of a text; also where the text has mistakes, which then stand at their fields. */
export function policyForm(text: string, file: string, lang: Lang): PolicyForm {
  const source = readSource(text);
  const loaded = parsePolicy(text, file);
  const assumed = z
    .array(z.string())
    .catch([])
    .parse(valueAtPath(source.data, ['assumed']));
  const made: Made = { source, loaded, lang, assumed, taken: new Set() };
  const filled = withDefaults(source.data);
  const settings = settingFields(lang).map(({ path, ...field }): FormField => {
    const written = valueAtPath(source.data, path);
    return {
      ...field,
      path,
      options: [...field.options],
      value: json(written ?? valueAtPath(filled, path)),
      written: written !== undefined,
      assumed: isAssumed(made, path.join('.')),
      clause: clauseServing(made, path.join('.')),
      findings: findingsAt(made, path),
    };
  });
  const lines = z
    .array(z.unknown())
    .catch([])
    .parse(valueAtPath(source.data, ['rules']));
  const rules = lines.flatMap((line, i) => {
    const spec = RULES.get(String(valueAtPath(line, ['rule'])));
    return spec === undefined ? [] : [ruleSection(made, spec, line, i)];
  });
  return {
    settings,
    rules,
    findings: loaded.problems.filter((one) => !made.taken.has(one)).map((one) => told(one, lang)),
  };
}

const json = (value: unknown): z.infer<typeof FormField>['value'] =>
  FormValue.catch(null).parse(value === undefined ? null : value);

const told = ({ severity, code, message }: PolicyProblem, lang: Lang): FormField['findings'][number] => ({
  severity,
  code,
  message: message.in(lang),
});

/** The policy lists its assumptions by path; a path may name one value or all below it. */
const isAssumed = ({ assumed }: Made, name: string): boolean =>
  assumed.some((entry) => name === entry || name.startsWith(`${entry}.`) || entry.startsWith(`${name}.`));

function findingsAt({ source, loaded, lang, taken }: Made, path: FieldPath): FormField['findings'] {
  if (valueAtPath(source.data, path) === undefined) return [];
  const { line, column } = source.place(path);
  return loaded.problems
    .filter((one) => !taken.has(one) && one.row === line && one.column === String(column))
    .map((one) => {
      taken.add(one);
      return told(one, lang);
    });
}

function ruleSection(made: Made, spec: RuleSpec<unknown>, line: unknown, at: number): PolicyForm['rules'][number] {
  const { lang } = made;
  const params = valueAtPath(line, ['params']) ?? {};
  const parsed = spec.params.safeParse(params);
  const clause = valueAtPath(line, ['clause']);
  const enforce = valueAtPath(line, ['enforce']) ?? 'must';
  const kinds = z
    .array(z.string())
    .catch([])
    .parse(valueAtPath(line, ['kinds']));
  return {
    line: at,
    rule: spec.id,
    title: spec.title.in(lang),
    meaning: parsed.success ? spec.meaning(parsed.data).in(lang) : '',
    nature: spec.nature,
    must: enforce === 'must',
    weight:
      enforce === 'must'
        ? null
        : z
            .int()
            .catch(1)
            .parse(valueAtPath(enforce, ['weight'])),
    kinds: kinds.map((kind) => {
      const known = GROUP_KINDS.find((one) => one === kind);
      return known === undefined ? kind : GROUP_KIND[known][lang];
    }),
    clause: typeof clause === 'string' ? clauseView(made, clause) : null,
    fields: leavesOf(z.toJSONSchema(spec.params, { io: 'input', unrepresentable: 'any' })).map((leaf) =>
      paramField(made, spec, params, ['rules', at, 'params', ...leaf.path], leaf),
    ),
  };
}

function paramField(made: Made, spec: RuleSpec<unknown>, params: unknown, path: FieldPath, leaf: Leaf): FormField {
  const { lang } = made;
  const written = valueAtPath(params, leaf.path);
  const labels: Readonly<Record<string, ParamWords>> = spec.labels;
  const own = labels[leaf.path[0] ?? ''];
  const inner = leaf.path.slice(1).map((part) => BOUNDS[part]?.[lang] ?? part);
  return {
    path,
    label: [own?.label[lang] ?? leaf.path[0] ?? '', ...inner].join(lang === 'en' ? ', ' : '，'),
    kind: leaf.kind,
    value: json(written ?? leaf.fallback),
    written: written !== undefined,
    least: leaf.least,
    most: leaf.most,
    options: leaf.words.map((value) => ({ value, label: own?.values?.[value]?.[lang] ?? value })),
    optional: leaf.optional,
    assumed: isAssumed(made, ['rules', spec.id, ...leaf.path].join('.')),
    clause: null,
    findings: findingsAt(made, path),
  };
}

interface ParamWords {
  readonly label: Readonly<Record<Lang, string>>;
  readonly values?: Readonly<Record<string, Readonly<Record<Lang, string>>>>;
}

const BOUNDS: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  least: { 'zh-CN': '最少', en: 'at least' },
  most: { 'zh-CN': '最多', en: 'at most' },
};

/** The clause that a setting serves, where the file says so. */
function clauseServing(made: Made, setting: string): FormField['clause'] {
  const clauses = z
    .record(z.string(), z.unknown())
    .catch({})
    .parse(valueAtPath(made.source.data, ['clauses']));
  const [id] = Object.entries(clauses).find(([, clause]) => {
    const served = valueAtPath(clause, ['setting']);
    return typeof served === 'string' && (served === setting || setting.startsWith(`${served}.`));
  }) ?? [null];
  return id === null ? null : clauseView(made, id);
}

function clauseView({ source, lang }: Made, id: string): FormField['clause'] {
  const clause = valueAtPath(source.data, ['clauses', id]);
  const text = (...path: string[]): string => z.string().catch('').parse(valueAtPath(clause, path));
  return { id, source: text('source'), quote: text('quote'), reading: text('reading', lang) };
}
