/** Sentences of the desk's server. */
import { messages, type Words } from '../messages/message.ts';

export const deskTexts = messages({
  'not-found': {
    'zh-CN': (f: { what: string }) => `没有 ${f.what}。`,
    en: (f: { what: string }) => `There is no ${f.what}.`,
  },
  'no-such-path': {
    'zh-CN': () => '没有这个地址。',
    en: () => 'There is no such address.',
  },
  'bad-request': {
    'zh-CN': (f: { at: string; why: { readonly 'zh-CN': string; readonly en: string } }) =>
      `请求有误：${f.at === '' ? '' : `${f.at}：`}${f.why['zh-CN']}`,
    en: (f: { at: string; why: { readonly 'zh-CN': string; readonly en: string } }) =>
      `Bad request: ${f.at === '' ? '' : `${f.at}: `}${f.why.en}`,
  },
  'not-json': {
    'zh-CN': () => '请求的内容不是有效的 JSON。',
    en: () => 'The body is not valid JSON.',
  },
  'wrong-media-type': {
    'zh-CN': (f: { wanted: string }) => `请求的内容类型应为 ${f.wanted}。`,
    en: (f: { wanted: string }) => `The content type must be ${f.wanted}.`,
  },
  'too-large': {
    'zh-CN': (f: { most: number }) => `内容过大，最多 ${f.most} MB。`,
    en: (f: { most: number }) => `Too large; at most ${f.most} MB.`,
  },
  'no-files': {
    'zh-CN': () => '没有收到文件。请拖入一个或几个工作簿（.xlsx、.xls）、.csv 或 .zip 文件。',
    en: () => 'No file came. Drop one or more workbooks (.xlsx, .xls), .csv or .zip files.',
  },
  'bad-form': {
    'zh-CN': () => '上传的表单不完整或格式有误，请重新上传。',
    en: () => 'The form is cut short or malformed; send it again.',
  },
  'one-file': {
    'zh-CN': () => '请只给一个文件：改过的名单（.xlsx、.csv）。',
    en: () => 'One file, please: the corrected list (.xlsx, .csv).',
  },
  'with-exceptions': {
    'zh-CN': (f: { name: string }) => `${f.name}（含例外）`,
    en: (f: { name: string }) => `${f.name} (with exceptions)`,
  },
  'sample-name': {
    'zh-CN': (f: { seed: number }) => `虚构县 ${f.seed}`,
    en: (f: { seed: number }) => `Made-up county ${f.seed}`,
  },
  'bad-zip': {
    'zh-CN': (f: { name: string }) => `压缩包 ${f.name} 打不开：已损坏、有密码或过大。`,
    en: (f: { name: string }) => `The archive ${f.name} cannot be opened: damaged, with a password, or too large.`,
  },
  'if-match-missing': {
    'zh-CN': () => '修改时须在 If-Match 中给出所看到的版本。',
    en: () => 'A change must name the version that was seen, in If-Match.',
  },
  stale: {
    'zh-CN': () => '这里已被别的操作修改过，请刷新后再改。',
    en: () => 'This was changed meanwhile; look at it again, then change it.',
  },
  'key-missing': {
    'zh-CN': () => '新建时须带 Idempotency-Key（每次新建用一个新的值）。',
    en: () => 'A request that makes something needs an Idempotency-Key, a new one for each thing.',
  },
  'key-used': {
    'zh-CN': () => '这个 Idempotency-Key 已用于另一个请求。',
    en: () => 'This Idempotency-Key was used for another request.',
  },
  'not-allowed': {
    'zh-CN': () => '您的角色不能进行这项操作。',
    en: () => 'Your role may not do this.',
  },
  'other-host': {
    'zh-CN': () => '请求的地址不是本机工作台的地址。',
    en: () => 'The request names another host than this desk.',
  },
  'other-origin': {
    'zh-CN': () => '请求不是从工作台的页面发出的。',
    en: () => 'The request does not come from a page of this desk.',
  },
  'own-header-missing': {
    'zh-CN': () => '修改数据的请求须带标头 X-Lungang。',
    en: () => 'Requests that change something need the header X-Lungang.',
  },
  broken: {
    'zh-CN': () => '程序出错。这是程序的缺陷，请报告给维护人员。',
    en: () => 'The program failed. This is a defect, please report it.',
  },
  'not-ready': {
    'zh-CN': (f: { what: string }) => `${f.what} 还没有结果。`,
    en: (f: { what: string }) => `${f.what} has no result yet.`,
  },
  'roster-has-errors': {
    'zh-CN': () => '名册还有错误，改正后才能求解。',
    en: () => 'The roster still has errors; mend them first.',
  },
  'policy-has-errors': {
    'zh-CN': () => '政策有误，未保存。',
    en: () => 'The policy has mistakes and was not saved.',
  },
  unfit: {
    'zh-CN': (f: { findings: readonly Words[] }) =>
      `名册与这一政策或学年不合：${f.findings.map((one) => one['zh-CN']).join('；')}`,
    en: (f: { findings: readonly Words[] }) =>
      `The roster does not fit this policy or school year: ${f.findings.map((one) => one.en).join('; ')}`,
  },
  'plan-refused': {
    'zh-CN': (f: { what: string }) => `方案 ${f.what} 没有通过核验，不能使用。请重新求解。`,
    en: (f: { what: string }) => `Plan ${f.what} does not verify and cannot be used. Plan again.`,
  },
  'no-notes': {
    'zh-CN': () => '没有错误或需注意之处，不必另存批注工作簿。',
    en: () => 'No errors and no warnings: there is nothing to write notes on.',
  },
});
