import { renderSenses } from '../../../src/adapters/report/sense-page';
import { readSenses, type SenseReading } from '../../../src/adapters/report/sense-reading';
import { sliceBars } from '../../../src/domain/market/bars';
import { wanderingBars } from '../../fakes/recorded-run';
import { flatBars } from '../../support/random-bars';
import { roughBars } from '../../support/rough-bars';

const bars = wanderingBars(720);
const dataset = '0123456789abcdef'.repeat(4);

const plain = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>|<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/[\s\u00a0]+/g, ' ');

let reading: SenseReading;
let page: string;
beforeAll(() => {
  reading = readSenses(dataset, bars, { from: 0, to: 700 });
  page = renderSenses(reading);
});

test('the last 250 bars of the range are drawn, and fewer where the range has fewer', () => {
  expect(reading.shown).toEqual({ from: 450, to: 700 });
  expect(readSenses(dataset, bars, { from: 640, to: 700 }).shown).toEqual({ from: 640, to: 700 });
  for (const { evidence } of reading.senses) expect(evidence).toHaveLength(250);
});

test('what comes after the range changes no byte of the page', () => {
  expect(renderSenses(readSenses(dataset, sliceBars(bars, 0, 700), { from: 0, to: 700 }))).toBe(page);
});

test('price, regimes and signals are drawn one below the other, each with words for who cannot see it', () => {
  expect([...page.matchAll(/<figure id="([^"]+)"/g)].map(([, id]) => id)).toEqual(['price', 'regimes', 'signals']);
  const alternatives = [...page.matchAll(/role="img" aria-label="([^"]+)"/g)].map(([, text]) => text!);
  expect(alternatives).toHaveLength(6);
  expect(alternatives[0]).toMatch(/The close went from \S+ to \S+\. Zones: \d+ order blocks/);
  expect(alternatives[2]).toMatch(/market: \S+ at the end, \d+ spans\./);
  expect(alternatives[4]).toMatch(/how spoke for a rise on \d+ % of the bars/);
});

test('the key of the ribbon has every regime of every row with its share, and the shares sum to one', () => {
  const words = plain(page);
  for (const { view, codes } of reading.regimes) {
    const shown = codes.subarray(450, 700);
    view.states.forEach(({ name }, state) => {
      const share = shown.filter((code) => code === state + 1).length / 250;
      expect(words).toContain(`${name} ${(share * 100).toFixed(1)} %`);
    });
  }
  expect(reading.regimes.map(({ view }) => view.name)).toContain('market');
});

test('each sense has its evidence on demand, of the last bar and of the loudest, no two within a horizon', () => {
  const sections = page.slice(page.indexOf('<h2>Evidence'), page.indexOf('<h2>What the confidence'));
  for (const { sense } of reading.senses) expect(sections).toContain(`<h3>${sense.dimension}</h3>`);
  expect(sections.match(/, the last bar: /g)).toHaveLength(reading.senses.length);
  const how = reading.senses.find(({ sense }) => sense.dimension === 'how')!;
  const [evidence] = how.evidence.at(-1)!;
  expect(plain(sections)).toContain(evidence!.what);
  const loudest = Math.max(...how.history.signal.subarray(450, 699).map(Math.abs));
  expect(plain(sections)).toContain(`${loudest.toFixed(2)}, for a `);
});

test('the worth of the confidence is said in a sentence, with a reliability table and both Brier scores', () => {
  const words = plain(page);
  for (const { sense, calibration } of reading.senses) {
    if (!calibration) continue;
    expect(words).toContain(
      `Brier score ${calibration.brier.toFixed(4)} against ${calibration.baseRateBrier.toFixed(4)}`,
    );
    expect(words).toContain(`Reliability of ${sense.dimension}`);
  }
});

test.each([
  ['skilled', 'It has shown skill'],
  ['no skill shown', 'It has shown no skill'],
  ['misled', 'It misled'],
  ['too few readings', 'It cannot be judged'],
] as const)('a sense that is %s is told so: %s', (verdict, said) => {
  const [one] = reading.senses;
  const senses = [{ ...one!, calibration: { ...one!.calibration!, verdict } }];
  expect(plain(renderSenses({ ...reading, senses }))).toContain(said);
});

test('a sense that said nothing has nothing to be judged by', () => {
  const { calibration, ...silent } = reading.senses[0]!;
  expect(calibration).toBeDefined();
  expect(plain(renderSenses({ ...reading, senses: [silent] }))).toContain('It said nothing on these bars');
});

test('the page is one file with ids of its own, no figure in it is undefined, and its text stays text', () => {
  expect(renderSenses(reading)).toBe(page);
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/<script|<link|<img|\bsrc=|\bhref=|NaN|Infinity|undefined|\[object/);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(renderSenses({ ...reading, bars: { ...reading.bars, instrument: '<img src=x>' } })).not.toContain('<img');
});

test.each([
  ['one bar', sliceBars(bars, 0, 1)],
  ['one price', flatBars(300)],
  ['hours with gaps', roughBars({ seed: 4, length: 400, gaps: 0.05, still: 0.02, period: '1h', calendar: 'always' })],
])('a market of %s has a page too', (_, odd) => {
  const html = renderSenses(readSenses(dataset, odd, { from: 0, to: odd.close.length }));
  expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
  expect(html).toContain('<figure id="signals"');
});
