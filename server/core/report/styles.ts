/**
 * The style sheet of the HTML report: one column of text for screen, phone and A4. Paper is always light. Its SHA-256 is part
 * of the page's content security policy, so that no other style can be smuggled in; a test says what it has to be.
 */
export const STYLES = `
:root{color-scheme:light dark;--paper:#fff;--page:#f4f5f7;--ink:#1c2128;--soft:#535c69;--line:#d9dde3;--faint:#eef0f3;--link:#1f5391;
--met:#1b6239;--met-bg:#e5f3ea;--attested:#1f5391;--attested-bg:#e6eff9;--accepted:#584892;--accepted-bg:#efecf8;
--not-applicable:#535c69;--not-applicable-bg:#eef0f3;--gap:#9c231c;--gap-bg:#fbe9e7;--expired:#824700;--expired-bg:#fcefdc;
--open:#535c69;--open-bg:#fff;--chart:#2a5d9f;--chart-fill:#2a5d9f2b}
@media screen and (prefers-color-scheme:dark){:root{--paper:#181c22;--page:#101317;--ink:#e4e7ec;--soft:#a6afbc;--line:#363d48;--faint:#232932;--link:#8db9ef;
--met:#86d3a4;--met-bg:#18321f;--attested:#93bdf0;--attested-bg:#182a42;--accepted:#bcb0ea;--accepted-bg:#2a2544;
--not-applicable:#a6afbc;--not-applicable-bg:#262c35;--gap:#f3a29b;--gap-bg:#431c19;--expired:#eebc7c;--expired-bg:#3d2a10;
--open:#a6afbc;--open-bg:#181c22;--chart:#82b1ec;--chart-fill:#82b1ec33}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif}
main,header.top,footer{max-width:60rem;margin:0 auto;padding:0 3.5rem;background:var(--paper)}
header.top{padding-top:3.5rem}
main{padding-bottom:2rem}
footer{padding-top:1.5rem;padding-bottom:3.5rem;color:var(--soft);font-size:.875rem}
h1,h2,h3,h4,h5{line-height:1.25;text-wrap:balance;margin:0}
h1,h2{font-family:"Iowan Old Style","Palatino Linotype",Palatino,Charter,Georgia,"Liberation Serif",serif;font-weight:600}
h1{font-size:2.3rem;letter-spacing:-.01em}
main{padding-top:2.25rem}
h2{font-size:1.7rem;margin-top:3rem;padding-top:1.75rem;border-top:1px solid var(--line)}
main>section:first-child>h2{margin-top:0}
h3{font-size:1.25rem;margin-top:2.75rem;margin-bottom:.75rem}
h4{font-size:1.05rem;margin-top:2rem;margin-bottom:.6rem;padding-bottom:.35rem;border-bottom:1px solid var(--line)}
h4 .share{float:right;font-weight:400;color:var(--soft);font-variant-numeric:tabular-nums}
h5{font-size:1rem;font-weight:600}
p{margin:.5rem 0}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.eyebrow{margin:0 0 .5rem;font-size:.8125rem;font-weight:600;letter-spacing:.08em;text-transform:uppercase;color:var(--soft)}
.lede{color:var(--soft);max-width:44rem}
.soft{color:var(--soft)}
dl.facts{display:flex;flex-wrap:wrap;gap:.75rem 2.5rem;margin:1.5rem 0}
dl.facts div{min-width:5rem}
dt{font-size:.8125rem;color:var(--soft)}
dd{margin:0;font-weight:600;overflow-wrap:anywhere}
nav ol{margin:.5rem 0 0;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:.35rem 1.5rem;font-size:.9375rem}
.summary{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1.55fr);gap:1rem 2rem;align-items:center;margin-top:1.25rem}
.summary>svg{width:100%;height:auto}
.big{margin:0;font:600 3.4rem/1 "Iowan Old Style","Palatino Linotype",Palatino,Charter,Georgia,"Liberation Serif",serif;font-variant-numeric:lining-nums tabular-nums}
.big small{font-size:1.5rem;font-weight:400;color:var(--soft)}
.states{list-style:none;margin:1.25rem 0 0;padding:0;max-width:17rem}
.states li{display:flex;align-items:baseline;justify-content:space-between;gap:1rem;padding:.22rem 0;border-top:1px solid var(--line);font-variant-numeric:tabular-nums}
.states li:first-child{border-top:0}
.legend{max-width:none}.legend li{justify-content:start}.legend .state{flex:none}.legend li>b{flex:0 0 11.5rem;font-weight:inherit}
.state{display:inline-block;white-space:nowrap;font-size:.8125rem;line-height:1.3;font-weight:600;padding:.14em .6em;border-radius:1em;border:1px solid transparent}
.met{color:var(--met);background:var(--met-bg)}.attested{color:var(--attested);background:var(--attested-bg)}
.accepted{color:var(--accepted);background:var(--accepted-bg)}.not-applicable{color:var(--not-applicable);background:var(--not-applicable-bg)}
.gap{color:var(--gap);background:var(--gap-bg)}.expired{color:var(--expired);background:var(--expired-bg)}
.open{color:var(--open);background:var(--open-bg);border-color:currentColor}
.due{color:var(--expired);font-weight:600}
.radar{overflow:visible}.radar text{font-size:11.5px;fill:var(--ink)}.radar .share{fill:var(--soft)}
.ring{fill:none;stroke:var(--line)}.now{fill:var(--chart-fill);stroke:var(--chart);stroke-width:2;stroke-linejoin:round}
.before{fill:none;stroke:var(--soft);stroke-width:1.5;stroke-dasharray:4 3}.dot{fill:var(--chart)}
table{width:100%;border-collapse:collapse;font-size:.9375rem;margin:.75rem 0}
caption{text-align:left;color:var(--soft);font-size:.875rem;padding-bottom:.4rem}
th{text-align:left;font-size:.8125rem;font-weight:600;color:var(--soft);border-bottom:1px solid var(--soft);padding:.35rem .75rem .35rem 0;vertical-align:bottom}
td,tbody th{padding:.55rem .75rem .55rem 0;border-bottom:1px solid var(--line);vertical-align:top}
tbody th{font-size:inherit;color:inherit}
td:last-child,th:last-child{padding-right:0}
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td p{margin:0 0 .25rem}
td ul,article ul{margin:0;padding:0;list-style:none}
.bar{display:block;width:100%;min-width:5rem;height:.5rem;margin-top:.5rem;border-radius:.25rem;background:var(--faint)}.bar rect{fill:var(--chart)}
small{font-size:.8125rem}
.about{font-weight:400;color:var(--soft)}
.date{white-space:nowrap}
.w14{width:14%}.w18{width:18%}.w22{width:22%}.w30{width:30%}.w36{width:36%}
.tight td,.tight tbody th{padding-top:.4rem;padding-bottom:.4rem}.tight .bar{margin-top:.45rem}
.steps li+li{margin-top:.7rem}
.mark{white-space:nowrap;background:none}.mark a{color:inherit;text-decoration-color:color-mix(in srgb,currentColor 35%,transparent)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
article{padding:.9rem 0 1rem;border-bottom:1px solid var(--line)}
article:last-child{border-bottom:0}
article>header{display:flex;align-items:baseline;justify-content:space-between;gap:1rem}
article .question{margin:.1rem 0 .4rem;color:var(--soft)}
.part{margin-top:.6rem;padding-left:.9rem;border-left:3px solid var(--line)}
.part.shows{border-color:var(--met)}.part.lacks{border-color:var(--gap)}.part.says{border-color:var(--attested)}
.part>h6,.label{margin:0 0 .15rem;font-size:.8125rem;font-weight:600;color:var(--soft);line-height:1.5}
.part li{padding:.18rem 0}
.part li p{margin:0}
.place,code,pre,.id{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.8125rem;overflow-wrap:anywhere}
.place{color:var(--soft)}
pre{margin:.25rem 0 .35rem;padding:.4rem .6rem;background:var(--faint);border-radius:4px;white-space:pre-wrap;line-height:1.45}
.id{color:var(--soft)}
.src{font-size:.8125rem}
.refs{margin-top:.55rem;font-size:.8125rem;color:var(--soft)}
.remedy::before{content:"→ ";color:var(--soft)}
.pairs li{margin:.1rem 0}
.inline{display:flex;flex-wrap:wrap;gap:.1rem .9rem;margin:0;padding:0;list-style:none}.standards>.inline{font-size:.9375rem;font-weight:600;gap:.1rem 1.4rem}
ul.small{font-size:.8125rem;line-height:1.45}ul.small li+li{margin-top:.25rem}
@media screen and (max-width:44rem){
main,header.top,footer{padding-left:1.15rem;padding-right:1.15rem}
header.top{padding-top:1.75rem}
h1{font-size:1.75rem}h2{font-size:1.4rem}
.summary{grid-template-columns:minmax(0,1fr)}
.summary>svg{max-width:30rem}
.radar text{font-size:13px}
.states{max-width:none}
dl.facts{gap:.6rem 1.75rem}
article>header{display:block}
article>header .state{margin-top:.3rem}
table.stack,table.stack tbody,table.stack tr,table.stack td,table.stack tbody th{display:block;width:100%}
table.stack caption{display:block}
table.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table.stack tr{padding:.7rem 0;border-bottom:1px solid var(--line)}
table.stack td,table.stack tbody th{padding:.1rem 0;border:0;text-align:left}
table.stack td[data-label]::before{content:attr(data-label) ": ";font-size:.8125rem;color:var(--soft)}
table.stack td:empty{display:none}
}
@page{size:A4;margin:17mm 16mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#535c69}}
@media print{
html{font-size:9.3pt}
body{background:none;font-size:1rem;line-height:1.45}
header.top{padding-bottom:6mm!important}
main,header.top,footer{max-width:none;padding:0;background:none}
footer{break-inside:avoid}
h1{font-size:22pt}h2{font-size:16pt}h3{font-size:12.5pt;margin-top:8mm}h4{font-size:11pt}
h1,h2,h3,h4,h5,h6,caption,thead,.label{break-after:avoid}
h2.next,.standards{break-before:page}
.summary{grid-template-columns:minmax(0,1fr) minmax(0,1.6fr)}
article>header,article .question{break-after:avoid}
tr,li,pre,.summary,dl.facts,.short{break-inside:avoid}
table{font-size:.875rem}td,tbody th{padding-top:.35rem;padding-bottom:.35rem}.tight td,.tight tbody th{padding-top:.2rem;padding-bottom:.2rem}
article{padding:.55rem 0 .6rem}.refs,.shows li:nth-child(n+4) pre{display:none}
pre{padding:.2rem .5rem}.part{margin-top:.4rem}.part li{padding:.1rem 0}
thead{display:table-header-group}
nav{display:none}
.state,.bar,pre,.now{-webkit-print-color-adjust:exact;print-color-adjust:exact}
a{color:inherit;text-decoration:none}
a[href^="http"]::after{content:" <" attr(href) ">";font-size:.85em;color:var(--soft);overflow-wrap:anywhere}
p,li{orphans:3;widows:3}
}
`;

/** Base64 of the SHA-256 of {@link STYLES}. */
export const STYLES_HASH = 'HiyleA4TifIjeLgKnN6ggNZumQWh4xggefOfJfDbP1E=';
