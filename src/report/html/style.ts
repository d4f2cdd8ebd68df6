/** How the page looks on a screen and on A4. No fonts are loaded: offices have one of these. */
import type { Lang } from '../../messages/message.ts';

const FONTS: Record<Lang, string> = {
  'zh-CN': '"PingFang SC","Microsoft YaHei","Source Han Sans SC","Noto Sans CJK SC","Noto Sans SC",sans-serif',
  en: '"Segoe UI",Arial,"Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif',
};

/** What stands at the foot of every printed sheet, as CSS strings. */
const FOOT: Record<Lang, { readonly name: string; readonly page: string }> = {
  'zh-CN': { name: '"教师交流轮岗方案（草案）"', page: '"第 " counter(page) " 页，共 " counter(pages) " 页"' },
  en: { name: '"Teacher rotation plan (draft)"', page: '"page " counter(page) " of " counter(pages)' },
};

export const styleOf = (lang: Lang): string => `
:root{--ink:#1f1f1f;--quiet:#595959;--line:#d0d5dd;--brand:#0958d9;--head:#eef3fb}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:3.5rem}
body{margin:0;color:var(--ink);background:#f5f6f8;font:15px/1.6 ${FONTS[lang]}}
header,main,footer{max-width:1440px;margin:0 auto;padding:0 1.25rem}
header{padding-top:1.5rem;padding-bottom:.75rem}
header p{margin:0;color:var(--quiet)}
h1{margin:0 0 .25rem;font-size:1.75rem;line-height:1.3}
h2{margin:0 0 .75rem;font-size:1.3rem;line-height:1.35;border-left:4px solid var(--brand);padding-left:.6rem}
h3{margin:0 0 .5rem;font-size:1.05rem;line-height:1.4}
p{margin:.5rem 0;max-width:62em}
a{color:var(--brand)}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
main:focus{outline:none}
.skip{position:absolute;left:-999px;top:0;z-index:3;background:#fff;padding:.5rem 1rem}
.skip:focus{left:0}
nav{position:sticky;top:0;z-index:2;background:#fff;border-bottom:1px solid var(--line)}
nav ul{list-style:none;max-width:1440px;margin:0 auto;padding:0 1rem;display:flex;overflow-x:auto}
nav a{display:block;padding:.7rem .75rem;white-space:nowrap;text-decoration:none}
nav a:hover{text-decoration:underline}
nav a:focus-visible{outline-offset:-3px}
section{background:#fff;border:1px solid var(--line);border-radius:6px;padding:1.25rem;margin:1.25rem 0}
footer{padding-bottom:2rem;color:var(--quiet);font-size:.85rem;overflow-wrap:anywhere}
.scroll{overflow-x:auto;margin:.75rem 0}
table{border-collapse:collapse;width:100%;font-size:.87rem;line-height:1.45}
table.compact{width:auto;min-width:min(100%,40rem)}
caption{text-align:left;font-weight:600;padding:.25rem 0 .5rem}
th,td{border:1px solid var(--line);padding:.35rem .5rem;vertical-align:middle;text-align:center;font-weight:400;white-space:pre-line}
thead th{background:var(--head);font-weight:600;min-width:3.8em}
th.left,td.left{text-align:left}
th.right,td.right{text-align:right;font-variant-numeric:tabular-nums}
tbody th{font-weight:600}
tbody th.name{min-width:6em}
tbody th.group{background:var(--head)}
.people td,.people th,.ledger td,.ledger th{padding:.35rem .4rem}
td.center{white-space:nowrap}
.people td.left{min-width:7.4em}
.people td:last-child{min-width:12em}
.people tbody th.name{min-width:0}
.people .name,.heat .name{white-space:nowrap}
.ledger td.left{min-width:16em}
.ledger thead th{min-width:3.8em}
.ledger tbody th{min-width:10em;font-weight:400}
.ledger tbody th::first-line{font-weight:600}
#parameters tbody th{font-weight:400;min-width:16em}
#parameters td.left{overflow-wrap:anywhere;min-width:16em}
.places td:last-child{min-width:16em}
#indicators-county tbody th{min-width:17em}#indicators-county td.left{min-width:6em}
.tone-good{color:#135200}
.tone-bad{color:#a8071a;font-weight:600}
.tone-warn{color:#874d00}
.tone-muted{color:var(--quiet)}
.tone-total{font-weight:600;background:#f5f6f8}
td.tone-good{background:#f6ffed}
td.tone-bad,tr.tone-bad td{background:#fff1f0}
td.tone-warn{background:#fffbe6}
.banner{border:1px solid;border-radius:6px;padding:.5rem 1rem;margin-bottom:1rem}
.banner.tone-good{background:#f6ffed;border-color:#389e0d}
.banner.tone-bad{background:#fff1f0;border-color:#a8071a;font-weight:400}
.banner ul{margin:.25rem 0 .5rem;padding-left:1.5rem}
.lead{margin-bottom:.5rem}
.cards{list-style:none;margin:0 0 .75rem;padding:0;display:flex;flex-wrap:wrap;gap:.75rem}
.cards li{flex:1 1 8.5rem;border:1px solid var(--line);border-top:4px solid;border-radius:4px;padding:.6rem .9rem}
.cards span{display:block}
.cards .figure{font-size:2rem;line-height:1.2;font-weight:600;color:var(--ink);font-variant-numeric:tabular-nums}
.cards .label{color:var(--ink)}
.cards .note{color:var(--quiet);font-size:.85rem}
.bar{display:flex;height:12px;gap:2px;margin-bottom:1rem}
.edge-shortage{border-top-color:#0958d9!important}.edge-backbone{border-top-color:#389e0d!important}.edge-quota{border-top-color:#8c8c8c!important}.edge-other{border-top-color:#d46b08!important}.edge-task{border-top-color:#722ed1!important}.edge-wish{border-top-color:#08979c!important}.edge-uncounted{border-top-color:#bfbfbf!important}
.count-shortage{background:#0958d9}.count-backbone{background:#389e0d}.count-quota{background:#8c8c8c}.count-other{background:#d46b08}.count-task{background:#722ed1}.count-wish{background:#08979c}.count-uncounted{background:#bfbfbf}
details{margin:.5rem 0}
summary{cursor:pointer;color:var(--brand)}
.lists td.left{min-width:16em}
#compared-readings td.left,#compared-readings td.name{min-width:5.5em}
dl{margin:.5rem 0}
dl div{display:flex;gap:.75rem;padding:.2rem 0}
dt{flex:0 0 5.5em;color:var(--quiet)}
dd{margin:0;max-width:60em}
.facts dt{flex-basis:16em}
cite{display:block;font-style:normal;color:var(--quiet);font-size:.85rem}
.rule{border-top:1px solid var(--line);padding-top:1rem;margin-top:1.25rem}
.tag{display:inline-block;border:1px solid var(--line);border-radius:4px;padding:0 .45rem;font-size:.8rem;font-weight:400;color:var(--quiet);background:#fafafa}
.tag.clause{color:var(--brand);border-color:var(--brand);background:#fff}
.filter{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end;background:#fafafa;border:1px solid var(--line);border-radius:6px;padding:.75rem}
.filter[hidden]{display:none}
.filter label{display:block;font-size:.85rem;color:var(--quiet)}
.filter select,.filter input,.filter button{font:inherit;min-height:2.25rem;padding:.2rem .5rem;border:1px solid #767676;border-radius:4px;background:#fff;color:var(--ink);max-width:100%}
.filter button{cursor:pointer}
#names .scroll{max-height:80vh;overflow:auto}
#names thead th{position:sticky;top:0;box-shadow:inset 0 -1px var(--line),inset 0 1px var(--line)}
.heat td,.heat thead th{min-width:3.2em;font-variant-numeric:tabular-nums}
.heat-none{color:#595959}
.heat-repaired{background:#d9f7be}
.heat-one{background:#fff1b8}
.heat-two{background:#ffd591;font-weight:600}
.heat-more{background:#ffa39e;font-weight:700}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:.5rem 0;padding:0;font-size:.87rem}
.swatch{display:inline-block;width:1.1em;height:1.1em;vertical-align:-.2em;margin-right:.4em;border:1px solid var(--line)}
.flow{margin:0}
.flow .drawing{overflow-x:auto}
.flow svg{display:block;width:100%;min-width:640px;max-width:1100px;height:auto;font-family:inherit}
.flow figcaption{color:var(--quiet);font-size:.87rem}
@media (max-width:640px){
body{font-size:14px}
header,main,footer{padding-left:.75rem;padding-right:.75rem}
section{padding:.9rem .75rem}
dl div{display:block}
.filter>div{flex:1 1 100%}
.filter select,.filter input{width:100%}
}
@page{size:A4 landscape;margin:13mm 12mm 15mm;@bottom-left{content:${FOOT[lang].name};font:8pt sans-serif;color:#595959}@bottom-right{content:${FOOT[lang].page};font:8pt sans-serif;color:#595959}}
@page upright{size:A4 portrait}
@media print{
html{scroll-padding-top:0}
body{background:#fff;font-size:10pt;line-height:1.45}
nav,.skip,.filter,#filter-status:not(.filtered){display:none}
header,main,footer{max-width:none;padding:0 1px}
header{padding-bottom:6mm}
header,footer,.upright{page:upright}
.wide{page:auto}
section{border:0;border-radius:0;padding:0;margin:0}
section+section{break-before:page}
#rules,#flow,#money,#quality{break-before:auto;margin-top:8mm}
h1{font-size:18pt}h2{font-size:14pt;border:0;padding:0}h3{font-size:11pt}
h2,h3,caption,.legend{break-after:avoid}
.scroll,#names .scroll,.flow .drawing{overflow:visible;max-height:none}
#names thead th{position:static;box-shadow:none}
table{font-size:8.5pt;line-height:1.35}
.people,.ledger{font-size:7.5pt}
table.compact{min-width:0}
thead{display:table-header-group}
tr,figure,.rule,#rules-overview,#counts,.cards,.banner,.sum{break-inside:avoid}
.rule dl{break-after:avoid}
.ledger tbody{break-inside:avoid}
th,td{padding:1mm 1.2mm}
thead th{min-width:3.7em}
.people td.left,.people td:last-child{min-width:7.6em}
.ledger td.left,.places td:last-child{min-width:0}
.ledger tbody th.name{min-width:8em}
:lang(en) .people td.center,:lang(en) .people td.left{white-space:normal;min-width:0}
#quality-tiers .name{white-space:nowrap}
#indicators-county tbody th{min-width:0;width:26%}#indicators-county td.left{min-width:0}
#parameters tbody th{min-width:0;width:33%}#parameters td.left{min-width:0;width:41%}#parameters td.center{white-space:normal}
.people .name{white-space:nowrap}
tbody th.name{min-width:0}
.flow svg{min-width:0}
.lists{font-size:7.5pt}.lists td.left{min-width:0}
.lists tr{break-inside:auto}
summary{color:inherit}
tr,td,th,.banner,.bar span,.swatch,.tag{print-color-adjust:exact;-webkit-print-color-adjust:exact}
a{color:inherit;text-decoration:none}
}
`;
