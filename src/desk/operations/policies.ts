/** 政策与口径: packs and policies of one's own as forms, saved as versions. */
import { z } from 'zod';
import type { Lang } from '../../messages/message.ts';
import { parsePolicy } from '../../policy/load.ts';
import { exampleIds, packIds } from '../../policy/packs.ts';
import type { Tx } from '../../store/store.ts';
import { IDS } from '../kept/ids.ts';
import { loadedPolicy, POLICIES, PolicyId, keptPolicyText, type PolicyText } from '../kept/policy.ts';
import { operation } from '../operation.ts';
import { changedText, PolicyChange } from '../policy-form/changes.ts';
import { PolicyForm, policyForm } from '../policy-form/form.ts';
import { DeskProblem } from '../problem.ts';
import { deskTexts } from '../texts.ts';
import { bothWords } from '../words.ts';
import { listOfItems, NOTHING } from './common.ts';

const OfPolicy = z.object({ policy: PolicyId });

const PolicyLine = z.object({
  id: z.string(),
  /** 0: a pack or an example, which is never changed. */
  version: z.int(),
  /** `example`: of a document that this program knows in part, to begin one’s own from. */
  kind: z.enum(['own', 'pack', 'example']),
  title: z.string(),
  document: z.string(),
  /** Of which pack or policy it was made; null for a pack. */
  base: z.string().nullable(),
  at: z.string().nullable(),
});

export const PolicyAnswer = z.object({
  ...PolicyLine.shape,
  /** No error stands: plans can be made under it. */
  ok: z.boolean(),
  form: PolicyForm,
  /** The file, for who keeps one. */
  text: z.string(),
});

function lineOf({ id, version, text, record }: PolicyText, at: string | null, lang: Lang): z.infer<typeof PolicyLine> {
  const { policy } = parsePolicy(text, `${id}.yaml`);
  return {
    id,
    version,
    kind: record !== null ? 'own' : exampleIds().includes(id) ? 'example' : 'pack',
    title: record?.name ?? policy?.title[lang] ?? id,
    document: policy?.document ?? '',
    base: record?.base.id ?? null,
    at,
  };
}

const answerOf = (found: PolicyText, at: string | null, lang: Lang): z.infer<typeof PolicyAnswer> => {
  const form = policyForm(found.text, `${found.id}.yaml`, lang);
  return { ...lineOf(found, at, lang), ok: isSound(form), form, text: found.text };
};

const isSound = ({ settings, rules, findings }: PolicyForm): boolean =>
  ![...findings, ...[...settings, ...rules.flatMap(({ fields }) => fields)].flatMap((field) => field.findings)].some(
    ({ severity }) => severity === 'error',
  );

export const listPolicies = operation({
  name: 'listPolicies',
  method: 'GET',
  path: '/api/policies',
  title: { 'zh-CN': '内置政策和本单位的政策', en: 'The packs, and the policies of one’s own' },
  who: 'reader',
  effect: 'read',
  guard: 'none',
  records: 'nothing',
  params: NOTHING,
  query: NOTHING,
  body: 'none',
  answer: listOfItems(PolicyLine),
  run: async (desk, { lang }) =>
    desk.store.read(async (tx) => {
      const items = [];
      for (const { id, version, at, body } of await POLICIES.all(tx))
        items.push(lineOf({ id, version, text: body.text, record: body }, at, lang));
      for (const id of [...packIds(), ...exampleIds()]) items.push(lineOf(await keptPolicyText(tx, id), null, lang));
      return { body: { items } };
    }),
});

export const getPolicy = operation({
  name: 'getPolicy',
  method: 'GET',
  path: '/api/policies/:policy',
  title: {
    'zh-CN': '一项政策：表单、条款原文、假定的值、问题',
    en: 'A policy: its form, the words of its clauses, assumptions, findings',
  },
  who: 'reader',
  effect: 'read',
  guard: 'none',
  records: 'nothing',
  params: OfPolicy,
  query: NOTHING,
  body: 'none',
  answer: PolicyAnswer,
  run: async (desk, { params, lang }) => {
    const found = await desk.store.read((tx) => keptPolicyText(tx, params.policy));
    return { body: answerOf(found, null, lang), version: found.version };
  },
});

export const checkPolicy = operation({
  name: 'checkPolicy',
  method: 'POST',
  path: '/api/policies/:policy/check',
  title: {
    'zh-CN': '试改：改动后的表单和问题，不保存',
    en: 'Try changes: the form and findings after them; nothing is saved',
  },
  who: 'reader',
  effect: 'read',
  guard: 'none',
  records: 'nothing',
  params: OfPolicy,
  query: NOTHING,
  body: z.strictObject({ changes: z.array(PolicyChange).max(500) }),
  answer: PolicyAnswer,
  run: async (desk, { params, body, lang }) => {
    const found = await desk.store.read((tx) => keptPolicyText(tx, params.policy));
    return { body: answerOf({ ...found, text: changedText(found.text, body.changes, null) }, null, lang) };
  },
});

const Text = z.string().trim().min(1).max(200);
const Wishes = z.strictObject({
  /** Name of one's own policy. */
  name: Text,
  /** Name and number of the document. */
  document: Text,
  number: z.string().trim().max(100).default(''),
  changes: z.array(PolicyChange).max(500).default([]),
});
type Wishes = z.infer<typeof Wishes>;

/** The text with the wishes in it. Throws a DeskProblem (422) with every mistake where it does not load. */
function soundText(found: PolicyText, id: string, { name, document, number, changes }: Wishes): string {
  const head = { id, name, document: number === '' ? document : `${document}（${number}）` };
  const text = changedText(found.text, changes, head);
  const { policy, problems } = parsePolicy(text, `${id}.yaml`);
  if (policy === null)
    throw new DeskProblem(
      422,
      deskTexts['policy-has-errors'](),
      problems.map(({ severity, row, column, value, code, message }) => ({
        severity,
        file: null,
        sheet: null,
        row,
        column,
        value,
        code,
        message: bothWords(message),
      })),
    );
  return text;
}

/** `suzhou-2024-y1`: the id in the file, from that of the pack and of the record. */
const fileId = (found: PolicyText, id: string): string => {
  const { policy } = parsePolicy(found.text, found.id);
  const base = (policy?.id ?? found.id).toLowerCase().replace(/-y\d+$/u, '');
  return `${base.slice(0, 50)}-${id.toLowerCase()}`;
};

async function nextId(tx: Tx): Promise<string> {
  const [last] = await POLICIES.all(tx);
  return `Y${last === undefined ? 1 : Number(last.id.slice(1)) + 1}`;
}

export const savePolicy = operation({
  name: 'savePolicy',
  method: 'POST',
  path: '/api/policies/:policy/copies',
  title: { 'zh-CN': '以一项政策为底本，另存为本单位的政策', en: 'Save a policy of one’s own, made from another' },
  who: 'officer',
  effect: 'write',
  guard: 'idempotency-key',
  records: 'a policy',
  params: OfPolicy,
  query: NOTHING,
  body: Wishes,
  answer: PolicyAnswer,
  run: async (desk, { params, body, lang, write }) =>
    write(async (tx) => {
      const found = await loadedPolicy(tx, params.policy);
      const text = soundText(found, fileId(found, await nextId(tx)), body);
      const record = { name: body.name, number: body.number, base: { id: found.id, version: found.version }, text };
      const kept = await POLICIES.add(tx, record, desk.now());
      return {
        body: answerOf({ id: kept.id, version: kept.version, text, record }, kept.at, lang),
        version: kept.version,
        location: `/api/policies/${kept.id}`,
      };
    }),
});

export const revisePolicy = operation({
  name: 'revisePolicy',
  method: 'PATCH',
  path: '/api/policies/:policy',
  title: { 'zh-CN': '修改本单位的政策，存为新版本', en: 'Change a policy of one’s own: a new version' },
  who: 'officer',
  effect: 'write',
  guard: 'if-match',
  records: 'a new version of the policy',
  params: z.object({ policy: IDS.policy }),
  query: NOTHING,
  body: Wishes,
  answer: PolicyAnswer,
  run: async (desk, { params, body, seen, lang, write }) =>
    write(async (tx) => {
      const found = await keptPolicyText(tx, params.policy);
      const text = soundText(found, fileId(found, params.policy), body);
      const record = { ...found.record!, name: body.name, number: body.number, text };
      const kept = await POLICIES.revise(tx, params.policy, seen, record, desk.now());
      return {
        body: answerOf({ id: kept.id, version: kept.version, text, record }, kept.at, lang),
        version: kept.version,
      };
    }),
});
