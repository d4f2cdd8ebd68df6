import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGS, type Lang } from '../../../src/messages/message.ts';
import { pendingClauses } from '../../../src/policy/policy.ts';
import { judgedClauses } from '../../../src/report/counted-words.ts';
import { certificateLines, marginWords } from '../../../src/report/certificate.ts';
import type { ReportContext } from '../../../src/report/context.ts';
import { htmlReport } from '../../../src/report/html/index.ts';
import { escapeHtml, html, trusted } from '../../../src/report/html/markup.ts';
import { sankey } from '../../../src/report/html/sankey.ts';
import { rotationLines } from '../../../src/report/sheets/rotation-list.ts';
import { readings } from '../../../src/report/sheets/readings.ts';
import { context, unproven } from '../fixture.ts';
import { hostile, NASTY } from './hostile.ts';
import { rowsOf, tagsOf } from './page.ts';

const { plan, policy, instance } = context;
const pages = Object.fromEntries(
  await Promise.all(LANGS.map(async (lang) => [lang, await htmlReport(context, lang)])),
) as Record<Lang, string>;
const zh = pages['zh-CN'];

const ATTRIBUTES = new Set([
  'aria-hidden',
  'aria-label',
  'aria-labelledby',
  'autocomplete',
  'charset',
  'class',
  'colspan',
  'content',
  'data-all',
  'data-from',
  'data-purpose',
  'data-some',
  'data-subject',
  'data-to',
  'for',
  'hidden',
  'href',
  'http-equiv',
  'id',
  'label',
  'lang',
  'name',
  'role',
  'rowspan',
  'scope',
  'spellcheck',
  'style',
  'tabindex',
  'type',
  'value',
]);
const DRAWN = new Set(['svg', 'rect', 'path', 'text', 'g']);

describe.each(LANGS)('the page in %s', (lang) => {
  const page = pages[lang];
  const tags = tagsOf(page);

  it('is one well-formed document that says its language', () => {
    expect(page.startsWith(`<!DOCTYPE html>\n<html lang="${lang}">\n<head>\n<meta charset="utf-8">`)).toBe(true);
    expect(
      tags
        .filter(({ name }) => ['html', 'head', 'body', 'main', 'h1', 'script', 'style', 'title'].includes(name))
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['body', 'h1', 'head', 'html', 'main', 'script', 'style', 'title']);
  });

  it('loads nothing and goes nowhere', () => {
    expect(page.replaceAll('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
      /https?:|\/\/[a-z]+\.|@import|url\(/i,
    );
    expect(tags.filter(({ attributes }) => 'src' in attributes || 'action' in attributes)).toEqual([]);
    expect(tags.filter(({ attributes: { href = '#' } }) => !href.startsWith('#'))).toEqual([]);
  });

  it('lets a browser run its own script and no other', () => {
    const policies = tags
      .filter(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy')
      .map(({ attributes }) => attributes.content);
    const digest = createHash('sha256')
      .update(/<script>([\s\S]*?)<\/script>/.exec(page)![1]!)
      .digest('base64');
    expect(policies).toEqual([
      `default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline' 'sha256-${digest}'; img-src data:; base-uri 'none'; form-action 'none'`,
    ]);
  });

  it('has headings in order, ids once, and no reference that leads nowhere', () => {
    const levels = tags.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name[1])] : []));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, i) => i > 0 && level > levels[i - 1]! + 1)).toEqual([]);
    const ids = tags.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
    expect(new Set(ids).size).toBe(ids.length);
    const named = tags.flatMap(({ attributes }) =>
      [attributes['aria-labelledby'], attributes.for, attributes.href?.slice(1)].filter((id) => id !== undefined),
    );
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('gives every table a caption and every heading of a table its scope', () => {
    const tables = tags.filter(({ name }) => name === 'table');
    expect(tables.length).toBeGreaterThan(15);
    expect(
      tags
        .filter(({ name }) => name === 'caption')
        .map(({ text }) => text.trim())
        .filter((text) => text !== ''),
    ).toHaveLength(tables.length);
    expect(
      tags.filter(
        ({ name, attributes }) => name === 'th' && !['col', 'row', 'rowgroup'].includes(attributes.scope ?? ''),
      ),
    ).toEqual([]);
    expect(tags.filter(({ name, text }) => name === 'th' && text.trim() === '')).toEqual([]);
  });

  it('is the same bytes every time, whatever was drawn in between', async () => {
    await sankey({
      senders: [{ id: 'a', label: 'a', colour: 0 }],
      hosts: [{ id: 'b', label: 'b', colour: 1 }],
      streams: [{ from: 'a', to: 'b', count: 1 }],
    });
    expect(await htmlReport(context, lang)).toBe(page);
  });

  it('leaves the month of birth in the workbook', () => {
    expect(rotationLines(context).every(({ person }) => person.row.born === 1985 * 12 + 4)).toBe(true);
    expect(page).not.toMatch(/1985|出生|[Bb]orn/);
  });
});

describe('the English page', () => {
  it('has no Chinese but that of roster and document', () => {
    const texts = tagsOf(pages.en).filter(
      ({ name, attributes }) =>
        attributes.lang !== 'zh-CN' && ['dt', 'h2', 'h3', 'label', 'figcaption', 'button', 'a'].includes(name),
    );
    const known = [...instance.roster.groups, ...instance.roster.schools].map(({ name }) => name);
    const ours = texts.map(({ text }) => known.reduce((rest, name) => rest.replaceAll(name, ''), text));
    expect(ours.length).toBeGreaterThan(40);
    expect(ours.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });
});

describe('words that a roster or a policy may hold', () => {
  it('are shown and never obeyed', async () => {
    for (const lang of LANGS) {
      const page = await htmlReport(hostile, lang);
      const tags = tagsOf(page);
      expect(
        tags.flatMap(({ name, attributes }) =>
          DRAWN.has(name) ? [] : Object.keys(attributes).filter((key) => !ATTRIBUTES.has(key)),
        ),
      ).toEqual([]);
      expect(tags.map(({ name }) => name).filter((name) => name === 'script' || name === 'img')).toEqual(['script']);
      expect(tags.find(({ name }) => name === 'title')?.text).toContain('<script>window.harmed=1</script>');
      expect(['\u0000', '\u202E'].filter((sign) => page.includes(sign))).toEqual([]);
      const cells = tags.filter(({ name, text }) => name === 'th' && text.startsWith('=HYPERLINK'));
      expect(cells[0]?.text).toBe(`=HYPERLINK("x")${NASTY.slice(0, -2)}\uFFFD`);
      const seen = page.split('&lt;script&gt;window.harmed=1').length - 1;
      expect(seen).toBeGreaterThan(100);
    }
  });

  it('are written so that a browser reads them back as they were', () => {
    const text = fc.string({
      unit: fc.constantFrom('<', '>', '&', '"', "'", 'a', '中', ' ', ';', '/', '&lt;', '=', '\n'),
    });
    fc.assert(
      fc.property(text, (words) => {
        const [tag] = tagsOf(html`<p class="${words}">${words}</p>`.text);
        expect([tag!.text, tag!.attributes.class]).toEqual([words, words]);
      }),
    );
  });

  it('are escaped once, and markup of our own is not', () => {
    expect(html`${[html`<b>${'<'}</b>`, '&', 1, null]}`.text).toBe('<b>&lt;</b>&amp;1');
    expect(html`${trusted('<i>')}`.text).toBe('<i>');
    expect(escapeHtml('a\tb\nc\u0007\u2066d')).toBe('a\tb\nc\uFFFDd');
  });
});

describe('the summary', () => {
  it('shows the three counts, the verdict and what gave way', () => {
    expect(rowsOf(zh, 'counts')).toEqual([
      ['主要用途', '2027学年（名单）', '2028学年（预案）', '2029学年（预案）', '合计'],
      ['补学科缺口', '1', '0', '0', '1'],
      ['落实骨干比例', '1', '0', '0', '1'],
      ['仅为完成交流比例', '0', '0', '1', '1'],
      ['指定或义务交流', '0', '1', '0', '1'],
      ['合计', '2', '1', '1', '4'],
    ]);
    const items = tagsOf(zh).filter(
      ({ name, inside }) => name === 'li' && inside.includes('div') && inside.at(-2) === 'div',
    );
    expect(items).toHaveLength(plan.relaxations.length);
    expect(items[0]!.text).toBe('交流轮岗比例（SZ1）：-第一集团，2027学年，要求5人，实际2人，少3人');
    expect(zh).toContain('各项比例不能同时达到');
    expect(zh).toContain('2027学年 2→1、2028学年 1→0、2029学年 1→0');
  });

  it('says in plain words whether the plan is proven best', async () => {
    expect(zh).toContain('各级目标均已证明最优：在上面各级数值不变的前提下');
    expect(await htmlReport(unproven, 'zh-CN')).toContain('限定时间内未能全部证明');
  });
});

describe('the rules', () => {
  const chapters = tagsOf(zh).filter(({ name }) => name === 'article');

  it('each stand with quote, reading and all their places', () => {
    expect(chapters).toHaveLength(policy.rules.length + pendingClauses(policy).length + judgedClauses(context).length);
    for (const rule of policy.rules) {
      const clause = policy.clauses.get(rule.clause ?? '');
      const chapter = chapters.find(({ text }) =>
        text.startsWith(`${rule.spec.title.in('zh-CN')} ${rule.clause ?? ''}`),
      )!;
      expect(chapter.text).toContain(rule.spec.meaning(rule.params).in('zh-CN'));
      const words = clause === undefined ? ['通用底线'] : [clause.quote, clause.source, clause.reading['zh-CN']];
      expect(words.filter((one) => !chapter.text.includes(one))).toEqual([]);
    }
    for (const { id, served } of pendingClauses(policy))
      expect(
        chapters.some(({ text }) => text.includes(id) && text.includes(`请人工核对。${served.why['zh-CN']}`)),
      ).toBe(true);
  });

  it('show the margin of every quota, the failed ones first', () => {
    const index = policy.rules.findIndex(({ clause }) => clause === 'SZ1');
    const rows = rowsOf(zh, `rule-${index + 1}-places`).slice(1);
    const lines = certificateLines(context).filter(({ clause, row }) => clause === 'SZ1' && row !== null);
    expect(rows.map((row) => [row[3], row[4], row[5], row[6]])).toEqual(
      lines.map(({ row }) => [
        `${row!.required}`,
        `${row!.actual}`,
        marginWords(row!) > 0 ? `+${marginWords(row!)}` : `${marginWords(row!)}`,
        row!.holds ? '达标' : '未达标',
      ]),
    );
    expect(rows.length).toBe(3);
    expect(rowsOf(zh, 'rules-overview').find(([title]) => title === '骨干教师占比')).toEqual([
      '骨干教师占比',
      'SZ2',
      '必须',
      '3',
      '1',
      '-1',
      '未达标',
    ]);
  });
});

describe('the lists', () => {
  it('say what the workbook says', () => {
    const rows = rowsOf(zh, 'list');
    expect(rows[0]).toEqual([
      '序号',
      '姓名',
      '性别',
      '任教学科',
      '学段',
      '现聘职称',
      '骨干称号',
      '现单位',
      '现单位任教年限',
      '编制单位',
      '拟交流单位',
      '交流类型',
      '起止年月',
      '是否调动人事关系',
      '用途',
      '依据条款',
      '备注',
    ]);
    expect(rows.slice(1).map((row) => row.slice(1, 4))).toEqual([
      ['=HYPERLINK("x")', '男', '语文'],
      ['王芳', '男', '英语'],
    ]);
    expect(
      rowsOf(zh, 'outlook')
        .slice(1)
        .map((row) => [row[1], row[2]]),
    ).toEqual([
      ['2028学年预案', '李红'],
      ['2029学年预案', '王芳'],
    ]);
  });

  it('carry what the filters need', () => {
    const rows = tagsOf(zh)
      .filter(({ name, attributes }) => name === 'tr' && 'data-from' in attributes)
      .map(({ attributes }) => attributes);
    expect(rows).toEqual([
      { 'data-from': 'S1', 'data-to': 'S2', 'data-subject': '语文', 'data-purpose': '1' },
      { 'data-from': 'S1', 'data-to': 'S2', 'data-subject': '英语', 'data-purpose': '0' },
    ]);
    const options = tagsOf(zh)
      .filter(({ name }) => name === 'option')
      .map(({ attributes }) => attributes.value);
    expect(options).toEqual(['', 'S1', 'S2', '', '英语', '语文', '', '0', '1']);
  });
});

describe('the heat map', () => {
  it('has the missing teachers of every school, subject and year as numbers', () => {
    expect(rowsOf(zh, 'heat-2027')).toEqual([
      ['学校', '语文', '英语', '合计'],
      ['=城中小学', '0', '0', '0'],
      ['河东小学', '0', '1→0', '1→0'],
      ['@河西小学', '1→1', '', '1→1'],
      ['合计', '1→1', '1→0', '2→1'],
    ]);
    for (const year of instance.years) {
      expect(rowsOf(zh, `heat-${year}`)[0]).toEqual(['学校', '语文', '英语', '合计']);
      const total = rowsOf(zh, `heat-${year}`).at(-1)!.at(-1);
      const sum = (of: 'before' | 'short'): number =>
        plan.shortages.filter((row) => row.year === year).reduce((all, row) => all + row[of], 0);
      expect(total).toBe(`${sum('before')}→${sum('short')}`);
    }
  });

  it('says so where there is no demand', async () => {
    const sites = new Map([...instance.sites].map(([id, site]) => [id, { ...site, demanded: [] }]));
    const page = await htmlReport({ ...context, instance: { ...instance, sites } }, 'zh-CN');
    expect(page).toContain('名册没有填学科需求');
    expect(page).not.toContain('id="heat-2027"');
  });
});

describe('the flow', () => {
  it('is drawn with a band per pair of schools and written out', () => {
    const svg = /<svg[\s\S]*?<\/svg>/.exec(zh)![0];
    expect(rowsOf(zh, 'flow-1')).toEqual([
      ['派出学校', '派入学校', '2027学年', '2028学年', '2029学年', '合计', '其中骨干教师', '其中补学科缺口'],
      ['=城中小学', '河东小学', '2', '0', '0', '2', '1', '1'],
      ['=城中小学', '@河西小学', '0', '1', '1', '2', '0', '0'],
    ]);
    // Two bands, one sender and two hosts.
    expect(tagsOf(svg).filter(({ name }) => name === 'path')).toHaveLength(5);
    expect(
      tagsOf(svg)
        .filter(({ name }) => name === 'text')
        .map(({ text }) => text),
    ).toEqual(['=城中小学 派出 4', '河东小学 派入 2', '@河西小学 派入 2']);
    expect(svg).not.toMatch(/zr\d|ecmeta|class=|<style|\bid=/);
  });

  it('shows teachers who go both ways between two schools', async () => {
    const back: ReportContext['plan'] = {
      ...plan,
      postings: [...plan.postings, { ...plan.postings[0]!, teacher: 'M01', from: 'S2', to: 'S1' }],
    };
    const page = await htmlReport({ ...context, plan: back }, 'zh-CN');
    expect(
      rowsOf(page, 'flow-1')
        .slice(1)
        .map((row) => row.slice(0, 2)),
    ).toEqual([
      ['=城中小学', '河东小学'],
      ['=城中小学', '@河西小学'],
      ['河东小学', '=城中小学'],
    ]);
    expect(page).toContain('=城中小学 派入 1');
  });

  it('cuts a long name in the middle, so that the number stays', async () => {
    const label = `${'很长的校名'.repeat(12)} 派出 17`;
    const drawing = await sankey({
      senders: [{ id: 'a', label, colour: 0 }],
      hosts: [{ id: 'b', label: 'b', colour: 1 }],
      streams: [{ from: 'a', to: 'b', count: 17 }],
    });
    expect(tagsOf(drawing.text).find(({ name }) => name === 'text')?.text).toMatch(/^很长的校名.*….*校名 派出 17$/);
  });

  it('says so where nobody goes anywhere', async () => {
    const page = await htmlReport({ ...context, plan: { ...plan, postings: [] } }, 'zh-CN');
    expect(page).toContain('本方案没有安排交流轮岗');
    expect(page).toContain('当年没有安排交流轮岗');
    expect(page).not.toContain('<svg');
  });
});

describe('ledger, allowances and readings', () => {
  it('name who leaves and comes, once for each side', () => {
    const rows = rowsOf(zh, 'ledger');
    expect(rows[1]).toEqual([
      '=城中小学\n核心校·小学·城区',
      '2027学年',
      '13',
      '2',
      '0',
      '1',
      '14',
      '12',
      '2',
      '1',
      '0',
      '0',
      '河东小学：=HYPERLINK("x")（语文）、王芳（英语）',
      '',
    ]);
    expect(rows[4]?.at(-1)).toBe('=城中小学：=HYPERLINK("x")（语文）、王芳（英语）');
    expect(rows).toHaveLength(10);
  });

  it('stand as in the workbook', () => {
    expect(rowsOf(zh, 'allowances').slice(1, 3)).toEqual([
      ['2027学年', '西山', '24', '19,200', '', ''],
      ['2027学年', '合计', '24', '19,200', '20,000', '800'],
    ]);
    expect(rowsOf(zh, 'parameters')).toHaveLength(readings(context, 'zh-CN').rows.length + 1);
    expect(
      rowsOf(zh, 'quality-tiers')
        .slice(1)
        .map((row) => row[1]),
    ).toEqual(['硬性规定', '放宽先后', '学科缺员', '倡导性要求', '影响最小', '个人志愿', '轮岗先后']);
  });
});
