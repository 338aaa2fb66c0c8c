/** The page's only styles. Colours are those of Okabe & Ito (2008), in tints that hold 4.5 to 1 where they carry text. */
export const stylesheet = `
:root { color-scheme: light dark;
  --surface: #ffffff; --raised: #f5f6f8; --ink: #1a1d21; --muted: #565d66; --rule: #d9dde2;
  --strategy: #0072b2; --strategy-area: #0072b226; --holding: #d55e00; --median: #a8497d; --diversity: #00795a;
  --unseen: #e69f0029; --gap: #565d6652; --good: #00694e; --bad: #a63f00;
  --step-1: #b5d4ea; --step-2: #66a9d6; --step-3: #1f77b4; --step-4: #08306b; }
@media (prefers-color-scheme: dark) { :root {
  --surface: #14171a; --raised: #1d2125; --ink: #e8eaed; --muted: #a3abb5; --rule: #363c43;
  --strategy: #56b4e9; --strategy-area: #56b4e92e; --holding: #f28b3c; --median: #de8fbe; --diversity: #33c69b;
  --unseen: #e69f0030; --gap: #a3abb55c; --good: #4fd0a8; --bad: #ff9d5c;
  --step-1: #27475c; --step-2: #3f7fa6; --step-3: #6fb9e6; --step-4: #d3ecfb; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--surface); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
main { max-width: 964px; margin: 0 auto; padding: 24px 32px 64px; }
h1 { font-size: 1.55rem; line-height: 1.2; margin: 0 0 4px; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 48px 0 12px; }
h3 { font-size: 1rem; margin: 28px 0 6px; }
p, ul, ol, dl { margin: 8px 0; }
p, li, dd { max-width: 44rem; }
.subtitle, figcaption, .note { color: var(--muted); font-size: .9rem; }
code, pre { font: .85em/1.45 ui-monospace, monospace; }
code { overflow-wrap: anywhere; }
summary code, th code { white-space: nowrap; }
ul { padding-left: 1.3rem; }
pre { background: var(--raised); padding: 12px; white-space: pre-wrap; overflow-wrap: anywhere; border-radius: 4px; }
.verdict { margin: 20px 0; padding: 16px 20px; background: var(--raised); border-left: 6px solid var(--bad); border-radius: 4px; }
.verdict.passed { border-color: var(--good); }
.verdict h2 { margin: 0 0 8px; font-size: 1.4rem; color: var(--bad); }
.verdict.passed h2 { color: var(--good); }
.banner { margin: 20px 0; padding: 12px 20px; border: 2px solid var(--bad); border-radius: 4px; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(148px, 1fr)); gap: 12px; margin: 20px 0; padding: 0; list-style: none; }
.tiles li { background: var(--raised); border-radius: 4px; padding: 10px 14px; }
.tiles b { display: block; font-size: 1.4rem; font-variant-numeric: tabular-nums; line-height: 1.3; }
.tiles span { display: block; color: var(--muted); font-size: .85rem; line-height: 1.35; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--muted); font-size: .9rem; padding-bottom: 6px; }
th, td { padding: 5px 8px; border-bottom: 1px solid var(--rule); text-align: right; vertical-align: top; }
th { font-weight: 600; }
thead th { vertical-align: bottom; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
tbody th { font-weight: 400; }
.stacked td { white-space: nowrap; }
.own { font-weight: 600; }
.unseen { background: var(--unseen); }
.text td, .text th { text-align: left; }
figure { margin: 28px 0; break-inside: avoid; }
figure h3 { margin: 0 0 4px; }
figure svg { display: block; width: 100%; height: auto; }
figcaption { margin-top: 4px; max-width: 44rem; }
.narrow { display: none; max-width: 560px; }
.legend { display: flex; flex-wrap: wrap; gap: 2px 18px; margin: 0 0 6px; padding: 0; list-style: none; font-size: .88rem; }
.legend span { display: inline-block; margin-right: 7px; vertical-align: middle; width: 20px; height: 0; border-top: 3px solid var(--mark); }
.legend .dashed { border-top-style: dashed; }
.legend .area { height: 13px; border: 1px solid var(--rule); background: var(--mark); }
.legend .dot, .legend .ring { width: 12px; height: 12px; border-radius: 50%; border: 1px solid var(--rule); background: var(--mark); }
.legend .ring { background: none; border: 2px solid var(--mark); }
ul.tree, .tree ul { list-style: none; padding-left: 0; margin: 0; }
.tree li { padding: 3px 0; }
.tree ul { border-left: 2px solid var(--rule); margin-left: 6px; padding-left: 14px; }
details { margin: 8px 0; border-top: 1px solid var(--rule); }
summary { cursor: pointer; padding: 8px 0; }
dt { font-weight: 600; margin-top: 10px; }
dd { margin: 0; }
.identical { color: var(--good); font-weight: 600; }
.differs { border: 3px solid var(--bad); padding: 12px 16px; border-radius: 4px; }
.differs strong { color: var(--bad); }
.gates .passed { color: var(--good); } .gates .refused { color: var(--bad); }
.gates tbody { border-bottom: 2px solid var(--rule); }
.gates { table-layout: fixed; margin: 16px 0; }
.gates td, .gates th { overflow-wrap: anywhere; } .gates td:first-child { padding-left: 8px; }
.gates thead th:first-child { width: 31%; } .gates thead th:nth-child(2) { width: 25%; } .gates thead th:last-child { width: 13%; }
.id { white-space: nowrap; }
.gates tbody .note { display: block; }
.gates td ul { margin: 4px 0; padding-left: 1.1rem; }
.timeline { display: flex; flex-wrap: wrap; gap: 10px; margin: 16px 0; padding: 0; list-style: none; }
.timeline li { flex: 1 1 150px; max-width: 220px; padding: 10px 14px; border: 2px dotted var(--rule); border-radius: 4px; }
.timeline b, .timeline span { display: block; }
.timeline .certified { border: 4px solid var(--good); } .timeline .refused { border: 4px double var(--bad); }
.timeline .inconclusive { border: 3px dashed var(--bad); } .timeline .under-way, .timeline .stopped { border: 2px solid var(--muted); }
@media (max-width: 720px) {
  main { padding: 16px 16px 48px; }
  .wide { display: none; } .narrow { display: block; }
  table { font-size: .84rem; } th, td { padding: 5px 4px; }
  .stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacked tr { display: grid; grid-template-columns: 1fr 1fr; gap: 0 16px; padding: 8px 0; border-bottom: 1px solid var(--rule); }
  .stacked th, .stacked td { display: flex; justify-content: space-between; gap: 8px; padding: 2px 0; border: 0; }
  .stacked tbody th { grid-column: 1 / -1; font-weight: 600; justify-content: start; }
  .stacked td::before { content: attr(data-label); color: var(--muted); text-align: left; }
  .gates, .gates tbody, .gates tr, .gates th, .gates td, .gates td:first-child, .gates caption { display: block; border-bottom: 0; padding: 2px 0; }
  .gates td.found, .gates td.needed { display: inline; } .gates .needed::before { content: 'needed '; color: var(--muted); }
  .gates thead { display: none; } .gates tbody { padding: 8px 0; border-bottom: 2px solid var(--rule); }
    .stacked .unseen { background: none; } .stacked td::before { white-space: normal; } }
@media print {
  :root { color-scheme: light; --surface: #ffffff; --raised: #f5f6f8; --ink: #000000; --muted: #444444; --rule: #cccccc;
    --strategy: #0072b2; --strategy-area: #0072b226; --holding: #d55e00; --median: #a8497d; --diversity: #00795a;
    --unseen: #e69f0029; --gap: #565d6652; --good: #00694e; --bad: #a63f00;
    --step-1: #b5d4ea; --step-2: #66a9d6; --step-3: #1f77b4; --step-4: #08306b; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 10.5pt; } main { max-width: none; padding: 0; }
  .wide { display: block; } .narrow { display: none; }
  h2, h3 { break-after: avoid; } tr, dt, .verdict, .tiles, .timeline li, .gates tbody { break-inside: avoid; } dt { break-after: avoid; }
  details::details-content { content-visibility: visible; }
  details.long, details .metrics { display: none; } .metrics, .stacked { break-inside: avoid; } .stacked { font-size: .78rem; } }
@page { margin: 16mm 15mm; }
`;
