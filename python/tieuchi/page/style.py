# ruff: noqa: E501
"""The style sheet of the page: light and dark, narrow and wide, screen and paper."""

import re

#: What may stand in a text of a style sheet, where neither quotes nor an element may end it.
_UNFIT = re.compile(r"[^\w .,;:()/·–-]")


def style(mark: str = "") -> str:
    """The sheet; on paper every page bears the mark of what is invented or supposed."""
    if not mark:
        return STYLE
    return f'{STYLE}@page{{@top-center{{content:"{_UNFIT.sub(" ", mark)}";font:9pt sans-serif}}}}\n'


STYLE = """
:root{color-scheme:light dark;--paper:#fff;--soft:#f4f5f7;--ink:#1b1f24;--mute:#535c68;--line:#c9ced6;--link:#0b5394;
--met:#12632f;--met-back:#e3f4e8;--not:#9c1c1c;--not-back:#fdeaea;--un:#6a4a00;--un-back:#fff3d1;
--na:#4a525d;--na-back:#eceef1;--wa:#2a4d8f;--wa-back:#e6eefb;--syn:#6b2a86;--syn-back:#f5e9fa}
@media (prefers-color-scheme:dark){:root{--paper:#14171b;--soft:#1e2329;--ink:#e8eaed;--mute:#a9b2bd;--line:#434b55;--link:#8fc1ff;
--met:#8fdca8;--met-back:#16301f;--not:#ffaaa5;--not-back:#3d1c1c;--un:#f3d27a;--un-back:#382c0d;
--na:#b9c1cb;--na-back:#2a3037;--wa:#a9c7ff;--wa-back:#1b2a45;--syn:#e3b5f5;--syn-back:#38213f}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:3rem}
body{overflow-wrap:anywhere;margin:0 auto;max-width:80rem;padding:0 1rem 3rem;background:var(--paper);color:var(--ink);
font:16px/1.5 "Segoe UI","Noto Sans","Liberation Sans",Arial,sans-serif}
h1{font-size:1.45rem;line-height:1.25;margin:.8rem 0 .3rem;text-wrap:balance}
h2{font-size:1.25rem;margin:1.8rem 0 .5rem;padding-top:.5rem;border-top:2px solid var(--line)}
#tong-hop h2{margin-top:.7rem}
h3{font-size:1.05rem;margin:1.4rem 0 .4rem}
p{margin:.4rem 0}
a{color:var(--link)}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:.5rem;z-index:3;background:var(--paper);padding:.5rem 1rem;border:2px solid}
.banner{position:sticky;top:0;z-index:2;margin:0 -1rem;padding:.35rem 1rem;text-align:center;font-weight:700;
color:var(--syn);background:var(--syn-back);border-bottom:2px solid var(--syn)}
.synthetic-tag{font-size:.8rem;font-weight:600;color:var(--syn);background:var(--syn-back);border:1px solid;border-radius:.3rem;padding:.1rem .4rem;white-space:nowrap}
caption strong{color:var(--syn)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.warning{border-left:4px solid var(--un);background:var(--un-back);color:var(--un);padding:.25rem .8rem}
.lead{font-weight:600}
.note,.sum{color:var(--mute);font-size:.9rem}
nav ul{display:flex;flex-wrap:wrap;gap:.1rem 1rem;list-style:none;margin:.4rem 0 0;padding:0;font-size:.95rem}
nav a{display:inline-block;padding:.25rem 0}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:.7rem;margin:.5rem 0 .8rem}
.card{border:1px solid var(--line);border-radius:.5rem;padding:.5rem .9rem;background:var(--soft);font-size:.94rem}
.card h3{margin:.1rem 0}.card ul{margin:.2rem 0;padding-left:1.1rem}
@media (min-width:60rem){.cards{grid-template-columns:1fr 1fr 1.7fr 1fr}}
.changed{margin:.5rem 0}
.big{font-size:1.35rem;line-height:1.3;font-weight:700;margin:.1rem 0}
.shares{display:block;width:100%;height:.6rem;border-radius:.3rem}
.fill-met{fill:var(--met)}.fill-not_met{fill:var(--not)}.fill-unknown{fill:var(--un);opacity:.55}
.fill-not_applicable{fill:var(--line)}.fill-waived{fill:var(--wa)}
.standards{list-style:none;padding:0;margin:.6rem 0;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,34rem),1fr));gap:.5rem 1.5rem}
.standards .sum{display:block}
.picture{display:block;width:100%;height:auto}.picture text{fill:var(--ink);font-size:11px;text-anchor:end}.picture a text{fill:var(--link)}
figure{margin:.6rem 0}figcaption{font-weight:600}
.shape{fill:none}.shape.met{stroke:var(--met);stroke-width:7;stroke-linecap:round;stroke-dasharray:0 14}
.shape.not_met{stroke:var(--not);stroke-width:10;stroke-dasharray:10 4}
.shape.unknown{stroke:var(--un);stroke-width:10;stroke-dasharray:10 4}
.shape.inner{stroke:var(--paper);stroke-width:6;stroke-dasharray:6 8;stroke-dashoffset:-2}
.shape.not_applicable{stroke:var(--na);stroke-width:1.5;stroke-dasharray:4 10}
.shape.waived{stroke:var(--wa);stroke-width:10;stroke-dasharray:4 10}
.frame{overflow-x:auto;margin:.6rem 0;border:1px solid var(--line);border-radius:.4rem}
.frame:focus-visible,summary:focus-visible,a:focus-visible{outline:3px solid var(--link);outline-offset:1px}
table{border-collapse:collapse;width:100%;font-size:.92rem}
caption{text-align:left;font-weight:600;padding:.45rem .6rem;background:var(--soft)}
th,td{padding:.35rem .6rem;border-top:1px solid var(--line);text-align:left;vertical-align:top}
thead th{background:var(--soft);font-weight:600}
tbody th{font-weight:500;min-width:8.5rem}
tfoot th,tfoot td{font-weight:700;border-top:2px solid var(--line)}
.when{white-space:nowrap}
.figure{text-align:right;font-variant-numeric:tabular-nums}
.matrix th,.matrix td{padding:.3rem .4rem}
.matrix td{min-width:5.4rem}
.matrix td:nth-child(2){min-width:9rem}
.mark{display:inline-block;border-radius:.25rem;padding:0 .35rem;line-height:1.4}
.mark.met,.mark.reached,.mark.fulfilled{color:var(--met);background:var(--met-back)}
.mark.not_met,.mark.missed,.mark.overdue{color:var(--not);background:var(--not-back)}
.mark.unknown,.mark.open,.mark.due,.mark.late{color:var(--un);background:var(--un-back)}
.mark.not_applicable,.mark.not_required,.mark.not_yet_due,.mark.not_followed{color:var(--na);background:var(--na-back)}
.mark.waived{color:var(--wa);background:var(--wa-back)}
.mark.met::before{content:"● "/""}.mark.not_met::before{content:"✕ "/""}.mark.unknown::before{content:"? "/""}
.mark.not_applicable::before{content:"– "/""}.mark.waived::before{content:"○ "/""}
a.mark{text-decoration-thickness:1px;text-underline-offset:2px}
.csv{font-weight:400;font-size:.85rem}
.key .mark{margin:.1rem .2rem}
.chart{display:block;width:100%;max-width:44rem;height:auto;margin:.4rem 0}
.chart text{fill:var(--ink);font-size:12px;text-anchor:middle}
.chart .key{text-anchor:start}
.chart .due{font-weight:700;fill:var(--not)}
.chart .count{font-weight:700}
.bar{fill:var(--wa);opacity:.45}
.drawn{border:0}.drawn svg{min-width:30rem}
.axis{stroke:var(--mute)}
.due-line{fill:none;stroke:var(--not);stroke-width:2}
details{margin:.3rem 0}
summary{cursor:pointer;padding:.25rem 0}
.unit{border:1px solid var(--line);border-radius:.4rem;padding:.2rem .8rem;margin:.8rem 0}.unit h3{margin:.5rem 0 .2rem}
.standard{border-left:3px solid var(--line);padding-left:.8rem}
.why,.why ul{margin:.1rem 0 .4rem;padding-left:1.2rem}.why li{overflow-wrap:anywhere}.why .group{list-style:none;color:var(--mute)}.why .group li{color:var(--ink)}
.why p{margin:.1rem 0;font-size:.94em}
.met>.why{--sign:"● "}.not_met>.why{--sign:"✕ "}.unknown>.why{--sign:"? "}.waived>.why{--sign:"○ "}.not_applicable>.why{--sign:"– "}
.why li{list-style:var(--sign)}
.state{margin:.3rem 0 .1rem}.back{font-size:.88rem}
.name{font-weight:600}
.reason{color:var(--mute)}
dl{margin:.2rem 0 .5rem}
dt{font-weight:600;font-size:.88rem;color:var(--mute);margin-top:.3rem}
dd{margin:0 0 0 1rem;overflow-wrap:anywhere}
.rule{font-family:ui-monospace,"Liberation Mono",monospace;font-size:.88rem}
.issue{white-space:pre-wrap}
.hashes code{font-size:.82rem}
footer{margin-top:2.5rem;border-top:1px solid var(--line);color:var(--mute);font-size:.9rem}
@media (max-width:40rem){body{padding:0 .6rem 2rem}h1{font-size:1.3rem}h2{font-size:1.15rem}.banner{margin:0 -.6rem}
th,td{padding:.3rem .4rem}table{font-size:.86rem}tbody th{min-width:7rem}}
@media print{:root{--paper:#fff;--soft:#f4f5f7;--ink:#000;--mute:#333;--line:#999;--link:#000;
--met:#12632f;--met-back:#fff;--not:#9c1c1c;--not-back:#fff;--un:#6a4a00;--un-back:#fff;--na:#333;--na-back:#fff;--wa:#2a4d8f;--wa-back:#fff;--syn:#6b2a86;--syn-back:#fff}
@page{size:A4 landscape;margin:10mm 10mm 11mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt sans-serif}}
html{font-size:11px}body{max-width:none;padding:0;font-size:8pt;line-height:1.25}nav,.skip,.csv,.back{display:none}a{color:inherit;text-decoration:none}
h1{font-size:14pt}h2{font-size:11.5pt;margin:.7rem 0 .3rem;padding-top:.3rem}.unit{break-before:page;border:0;padding:0;margin:0}.unit.small{break-before:auto}.unit h3{font-size:11pt}
.banner{position:static;margin:0;border:0}
.frame{overflow:visible;border:0;margin:.2rem 0}table{font-size:7pt;line-height:1.13}.matrix{font-size:6.5pt}.matrix tbody th{white-space:nowrap}th,td{padding:.06rem .3rem!important}.matrix td{min-width:0!important}tbody th{min-width:4rem}.mark{padding:0}
#lo-trinh .drawn~.drawn{display:none}#lo-trinh caption{display:none}#lo-trinh td:last-child{min-width:6.5rem!important}.chart{max-height:38mm;width:auto;margin:0}.picture{min-width:0!important}.cards{gap:.4rem;grid-template-columns:1fr 1fr 1.7fr 1fr}.standards{grid-template-columns:1fr 1fr}h3{margin:.4rem 0 .1rem}p{margin:.1rem 0}details{margin:.1rem 0}thead{display:table-header-group}tr,.card{break-inside:avoid}h2,h3,caption{break-after:avoid}
#phu-luc,#giai-thich{break-before:page}#giai-thich .lead+.unit{break-before:avoid}#phu-luc table{font-size:7pt}details.annex::details-content,details.unknown::details-content,details.waived::details-content{content-visibility:visible;display:block;block-size:auto}
.standard::details-content,.texts::details-content{content-visibility:visible;display:block;block-size:auto}
details.met>summary,details.not_applicable>summary{list-style:none}.standard,.texts{font-size:7pt;line-height:1.17;margin:.1rem 0}.texts .state{margin:.1rem 0 0}.standard .why,.texts .why{columns:2;margin-bottom:.1rem}.why p{break-inside:avoid}#con-thieu details:not([open]),#thay-doi details:not([open]),#thay-doi>.note{display:none}}
"""
