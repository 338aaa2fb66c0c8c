import { renderCandidate } from '../../../src/adapters/report/candidate-page';
import { readCandidate, type CandidateReading } from '../../../src/adapters/report/candidate-reading';
import { describeStandingOf } from '../../../src/adapters/report/candidate-standing';
import { listEvidencePictures } from '../../../src/adapters/report/evidence-charts';
import { rederiveStage } from '../../../src/adapters/report/stage-rederivation';
import { createRandom } from '../../../src/domain/numerics/random';
import { showFigure } from '../../../src/domain/validation/threshold-check';
import { fakeDataSets } from '../../fakes/data-sets';
import { fakeEvolutionRecord } from '../../fakes/evolution-record';
import { fakeProvingRecord } from '../../fakes/proving-record';
import { recordCandidate, type CandidateOptions, type RecordedStage } from '../../fakes/recorded-candidate';
import { wanderingBars } from '../../fakes/recorded-run';
import { strongParts } from '../../support/strong-evidence-parts';

jest.mock('../../../src/domain/curriculum/stage-gates', () => jest.requireActual<object>('../../support/quick-gates'));

const bars = wanderingBars(380);

const openStores = () => ({ ...fakeEvolutionRecord(), proofs: fakeProvingRecord(), dataSets: fakeDataSets() });

async function read(
  stages: readonly RecordedStage[],
  options: CandidateOptions = {},
  stores = openStores(),
): Promise<CandidateReading> {
  return readCandidate(stores, await recordCandidate(stores, bars, { ...options, stages }));
}

const plain = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>|<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/[\s\u00a0]+/g, ' ');

const draw = (length: number, seed: number, drift: number): Float64Array => {
  const random = createRandom(seed);
  return Float64Array.from({ length }, () => 0.002 * (drift + random.normal()));
};

/** The candidate in front of eleven that are no worse. */
const amongEquals = (candidate: Float64Array, seed: number) => {
  const columns = candidate.length;
  const values = new Float64Array(12 * columns);
  values.set(candidate);
  for (let row = 1; row < 12; row++) values.set(draw(columns, seed + row, 0.05), row * columns);
  return { rows: 12, columns, values };
};

/** Returns that look like skill before, and not after, all trials are counted. */
const weak = { inSample: draw(800, 31, 0.09), outOfSample: draw(520, 32, 0.05) };
const unskilled = {
  returns: { ...strongParts.returns!, returns: { ...strongParts.returns!.returns!, ...weak } },
  trials: { trialReturns: amongEquals(weak.inSample, 300), effectiveTrials: 12 },
  looks: { lookReturns: amongEquals(weak.outOfSample, 400) },
};

/** Placebos that are as good as the candidate. */
const { placebos } = strongParts.placebos!;
const unbeaten = {
  placebos: { placebos: { ...placebos!, inSample: { ...placebos!.inSample, candidate: { sharpe: 0.1 } } } },
};

const certified: RecordedStage = { stage: 'foundation' };
const refused: RecordedStage = { stage: 'proficiency', parts: { ...unskilled, ...unbeaten } };

let reading: CandidateReading;
let page: string;
beforeAll(async () => {
  reading = await read([certified, refused], { ended: 'refused' });
  page = renderCandidate(reading);
});

test('where the candidate stands comes first, in one sentence with its reasons', () => {
  const { text, reasons, isCertified } = describeStandingOf(reading);
  expect(isCertified).toBe(false);
  expect(text).toMatch(
    /^Refused at proficiency: of 17 deciding gates \d+ say no(?: and \d cannot tell)?; certified before: foundation\.$/,
  );
  expect(reasons.some((reason) => reason.startsWith('placebos: '))).toBe(true);
  const words = plain(page);
  expect(words).toContain(text);
  for (const reason of reasons) expect(words).toContain(reason);
  expect(page.indexOf('id="verdict"')).toBeLessThan(page.indexOf('class="timeline"'));
  expect(page).not.toContain('class="verdict passed"');
});

interface Standing {
  readonly stages: readonly RecordedStage[];
  readonly ended?: string;
  readonly said: string;
}

test.each<[string, Standing]>([
  ['a first round of training', { stages: [], said: 'It is under way: foundation, round 1 of training is at work.' }],
  [
    'a stop in the first round of training',
    { stages: [], ended: 'stopped', said: 'Stopped at foundation, before its first round of training was done.' },
  ],
  [
    'a stage in training',
    { stages: [{ stage: 'foundation', isJudged: false }], said: 'It is under way: foundation is not judged yet.' },
  ],
  [
    'a stage between two others',
    {
      stages: [certified],
      said: 'It is under way: proficiency, round 1 of training is at work; certified before: foundation.',
    },
  ],
  [
    'all that was asked for',
    {
      ...{ stages: [certified], ended: 'certified' },
      said: 'Certified up to foundation: it passed all 17 deciding gates after 1,200 trials and 7 looks at the hold-out.',
    },
  ],
  [
    'a stage that was stopped',
    {
      ...{ stages: [{ stage: 'foundation', isJudged: false }], ended: 'stopped' },
      said: 'Stopped at foundation, which was not judged to its end.',
    },
  ],
  [
    'a stage that cannot be told',
    {
      ...{ stages: [{ stage: 'foundation', parts: { 'look-ahead': {} } }], ended: 'inconclusive' },
      said: 'Not certified at foundation: none of 17 deciding gates says no, but 1 cannot tell.',
    },
  ],
])('%s is said as it is', async (_, { stages, ended, said }) => {
  const { text } = describeStandingOf(await read(stages, ended === undefined ? {} : { ended }));
  expect(text).toBe(said);
});

test('the timeline has every stage, told apart by words', () => {
  const [strip = ''] = /<ol class="timeline">[\s\S]*?<\/ol>/.exec(page) ?? [];
  expect(plain(strip)).toMatch(
    /Foundation .* certified .* Proficiency .* refused .* Mastery .* not begun .* Excellence .* not begun/,
  );
  expect(plain(page)).toContain('level 0: round 1 of 3: the targets are met in sample');
  const [table = ''] = /<\/ol>[\s\S]*?<\/table>/.exec(page.slice(page.indexOf('class="timeline"'))) ?? [];
  for (const { strategy } of reading.stages) expect(plain(table)).toContain(strategy!.slice(0, 12));
});

test('a gate shows question, figure, threshold, outcome and reason; those beside stand apart', () => {
  const words = plain(page);
  const { verdict } = reading.stages[1]!.judged.find((one) => one.verdict.gate === 'placebos')!;
  expect(verdict.outcome).toBe('refused');
  for (const text of [verdict.question, ...verdict.reasons, 'Told beside, and decide nothing here.'])
    expect(words).toContain(text);
  const skill = reading.stages[1]!.judged.find((one) => one.verdict.gate === 'in-sample-skill')!.verdict;
  expect(words).toContain(`deflatedSharpe ${showFigure(skill.statistics[0]!.value!)} ≥ 0.95`);
});

test('charts show the very figures of the verdicts', () => {
  const stage = reading.stages[1]!;
  const charts = listEvidencePictures(stage).map(({ chart }) => chart);
  expect(charts.map(({ id }) => id)).toEqual([
    'deflation-proficiency',
    'overfitting-proficiency',
    'paths-proficiency',
    'placebos-in-sample-proficiency',
    'placebos-out-of-sample-proficiency',
  ]);
  const figure = (gate: string, name: string): number =>
    stage.judged.find(({ verdict }) => verdict.gate === gate)!.verdict.statistics.find((one) => one.name === name)!
      .value!;
  const cut = (probability: number): string => (Math.floor(probability * 1_000) / 10).toFixed(1);
  expect(figure('in-sample-skill', 'deflatedSharpe')).toBeLessThan(0.95);
  const alternative = (id: string): string =>
    charts.find((chart) => chart.id === `${id}-proficiency`)!.alternative.replaceAll('\u00a0', ' ');
  expect(alternative('deflation')).toContain(
    `${cut(figure('in-sample-skill', 'deflatedSharpe'))} % after 1,200 trials`,
  );
  expect(alternative('deflation')).toContain(`${cut(figure('out-of-sample-skill', 'deflatedSharpe'))} % after 7 looks`);
  expect(alternative('overfitting')).toContain(
    `In ${(figure('backtest-overfitting', 'pbo') * 100).toFixed(1)} % of 12,870 combinations`,
  );
  expect(alternative('paths')).toContain(`quantile is ${figure('cross-validation', 'lowerPathSharpe').toFixed(2)}.`);
});

test('is it luck? is answered for both sides of every judged stage', () => {
  const answers = plain(page).match(/(?:In|Out of) sample: Is it luck\? [^.]+ Sharpe ratio of -?\d+\.\d\d/g);
  expect(answers).toHaveLength(4);
});

test('every verdict comes out again, and the page says so', () => {
  for (const stage of reading.stages) {
    const { verdicts, differences } = rederiveStage(stage);
    expect(verdicts).toBeGreaterThan(15);
    expect(differences).toEqual([]);
  }
  expect(plain(page).match(/Re-derived from the record: identical\./g)).toHaveLength(2);
});

test('a verdict that does not come out again is named loudly, and the page no longer says passed', async () => {
  const sound = await read([certified], { ended: 'certified' });
  expect(renderCandidate(sound)).toContain('class="verdict passed"');
  const [stage] = sound.stages;
  const forged = stage!.judged.map((one) =>
    one.verdict.gate === 'stability' ? { ...one, verdict: { ...one.verdict, reasons: ['none'] } } : one,
  );
  const html = renderCandidate({ ...sound, stages: [{ ...stage!, judged: forged }] });
  expect(plain(html)).toContain('Re-derived from the record: NOT identical');
  expect(plain(html)).toMatch(/stability \( ?[0-9a-f]{12} ?\): reasons/);
  expect(html).not.toContain('class="verdict passed"');
});

test('evidence with one byte changed is found, and nothing is drawn from it', async () => {
  const stores = openStores();
  const proven = await recordCandidate(stores, bars, { stages: [certified], ended: 'certified' });
  const [first] = stores.proofs.shelf.series.values();
  first![0] = first![0]! ^ 1;
  const damaged = await readCandidate(stores, proven);
  expect(damaged.stages[0]!.problem).toMatch(/^series [0-9a-f]{64} hashes to /);
  const html = renderCandidate(damaged);
  expect(plain(html)).toContain('Its evidence cannot be read');
  expect(plain(html)).toContain('The record behind it does not bear this out any more');
  expect(html).not.toMatch(/<figure|class="verdict passed"/);
});

test('gates that could not look at a part leave its picture out', async () => {
  const without = await read([{ stage: 'foundation', parts: { trials: {}, placebos: {} } }]);
  expect(listEvidencePictures(without.stages[0]!).map(({ chart }) => chart.id)).toEqual(['deflation-foundation']);
});

test('the page is one file with ids of its own: the same record gives the same bytes, and its text stays text', async () => {
  expect(renderCandidate(reading)).toBe(page);
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/<script|<link|<img|\bsrc=|\bhref=|NaN|Infinity|\[object/);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const evil = await read([{ stage: 'foundation', isJudged: false }], { candidate: '<img src=x>' });
  expect(renderCandidate(evil)).not.toContain('<img');
});
