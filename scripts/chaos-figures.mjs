// Measures the figures of docs/senses/chaos.md, on made-up returns and on the daily bars beside the project where they are:
//   npm run build && node scripts/chaos-figures.mjs
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { inPackage, packageRoot } from './package-paths.mjs';

const compiled = process.argv[2] ?? inPackage('dist', 'domain');
const load = createRequire(path.join(path.resolve(compiled), 'figures.js'));
const chaos = (file) => load(`./sensory/chaos/${file}.js`);
const { createRandom } = load('./numerics/random.js');
const { chaosFeatures } = chaos('chaos-features');
const { chaosSense } = chaos('chaos-sense');
const { openCrashHazard } = chaos('crash-hazard');
const { openLossForecast } = chaos('expected-shortfall');
const { openJump } = chaos('jump-features');
const { computeJumpLimit } = chaos('jump-limit');
const { computeBipowerTest } = chaos('bipower');
const { computeConvexity } = chaos('convexity');

const horizon = 10;
const percent = (share, digits = 1) => `${(100 * share).toFixed(digits)} %`;
const sum = (values) => values.reduce((total, value) => total + value, 0);
const folder = path.resolve(packageRoot, '../shared/data/equities_daily');
// The first ten are among those that the priors of the hazard were chosen on, the others are not.
const chosenOn = ['GSPC', 'QQQ', 'TLT', 'GLD', 'AAPL', 'JPM', 'XLE', 'BTC_USD', 'KO', 'GE'];
const others = ['SLV', 'UUP', 'XLU', 'XLP', 'DIA', 'AMZN', 'JNJ', 'BAC', 'XLV'];

function barsOf(close) {
  const time = Float64Array.from(close, (_, t) => t * 86_400_000);
  return {
    ...{ instrument: 'X', period: '1d', calendar: 'exchange', timezone: 'UTC' },
    ...{ time, close },
    ...{ open: close, high: close, low: close, volume: undefined },
  };
}

function walk(random, length, moveAt) {
  let price = 100;
  return barsOf(Float64Array.from({ length }, (_, t) => (price *= Math.exp(moveAt(t, random)))));
}

function readBars(name) {
  const file = path.join(folder, `${name}.csv.gz`);
  if (!existsSync(file)) return undefined;
  const rows = gunzipSync(readFileSync(file)).toString().trim().split('\n').slice(1);
  return barsOf(Float64Array.from(rows, (row) => Number(row.split(',')[4])));
}

function measureSpeed() {
  const bars = walk(createRandom(1), 5_000, (_, random) => 0.01 * random.normal());
  const best = (work) => {
    // The least: whatever else is at work only adds.
    const times = Array.from({ length: 9 }, () => {
      const from = process.hrtime.bigint();
      work();
      return Number(process.hrtime.bigint() - from) / 1e6;
    });
    return Math.min(...times).toFixed(1);
  };
  const features = best(() =>
    chaosFeatures.forEach((one) =>
      one.compute(
        bars,
        one.parameters.map(({ max }) => max),
      ),
    ),
  );
  const sense = best(() => {
    const stream = chaosSense.open(bars);
    for (let t = 0; t < 5_000; t++) stream.push(bars, t);
  });
  console.log(`5,000 bars: all features at their largest parameters ${features} ms, the sense ${sense} ms (best of 9)`);
}

function measureJumps(runs) {
  for (const window of [20, 60, 120]) {
    const [plain, limit] = [undefined, window].map((windowBars) =>
      computeJumpLimit({ tests: 252, significance: 0.01, ...(windowBars && { windowBars }) }),
    );
    const counts = { plain: 0, limit: 0, 5: 0, 8: 0 };
    for (let run = 0; run < runs; run++) {
      const random = createRandom(7 * run + window);
      const bars = walk(random, window + 253, () => 0.01 * random.normal());
      const stream = openJump(window);
      const most = bars.close.reduce((top, _, t) => Math.max(top, Math.abs(stream.push(bars, t)) || 0), 0);
      if (most > plain) counts.plain++;
      if (most > limit) counts.limit++;
      for (const size of [5, 8]) {
        const at = window + 1;
        const close = bars.close.map((price, t) =>
          t < at ? price : price * Math.exp((run % 2 ? 0.01 : -0.01) * size),
        );
        const again = openJump(window);
        let jump = 0;
        for (let t = 0; t <= at; t++) jump = again.push({ ...bars, close }, t);
        if (Math.abs(jump) > limit) counts[size]++;
      }
    }
    const share = (name) => percent(counts[name] / runs);
    console.log(
      `jump(${window}): years of noise with a jump at 1 % by Gumbel's limit ${share('plain')}, by ours ${share('limit')};`,
      `jumps of 5 deviations found ${share('5')}, of 8 ${share('8')}`,
    );
  }
}

function measureBipower(runs) {
  for (const length of [78, 252, 1_000]) {
    const counts = [0, 0, 0];
    for (let run = 0; run < runs; run++) {
      const random = createRandom(13 * run + length);
      const returns = Float64Array.from({ length }, () => random.normal());
      const { pValue } = computeBipowerTest(returns);
      if (pValue < 0.01) counts[0]++;
      if (pValue < 0.05) counts[1]++;
      returns[length >> 1] += 8;
      if (computeBipowerTest(returns).pValue < 0.05) counts[2]++;
    }
    console.log(
      `bipower test, ${length} returns: size at 1 %, at 5 %, power against 8 deviations`,
      counts.map((one) => percent(one / runs)).join(' '),
    );
  }
}

function measureConvexity(runs) {
  for (const length of [120, 400, 1_250]) {
    let covered = 0;
    for (let run = 1; run <= runs; run++) {
      const random = createRandom(run);
      let noise = 0;
      const market = Float64Array.from({ length }, (_, t) => (t % 100 < 20 ? 0.03 : 0.01) * random.normal());
      const returns = market.map(
        (move) => 0.5 * move + 2 * move * move + (noise = 0.3 * noise + 0.004 * random.normal()),
      );
      const mean = sum(market) / length;
      const truth = (2 * sum(market.map((move) => (move - mean) ** 2))) / (length - 1);
      const { low, high } = computeConvexity(returns, market);
      if (low <= truth && truth <= high) covered++;
    }
    console.log(`convexity, ${length} pairs: 95 % interval holds the truth in`, percent(covered / runs));
  }
}

function measureLosses(name, bars) {
  const stream = openLossForecast(500);
  let [valueAtRisk, shortfall, forecasts, exceedances, severity] = [NaN, NaN, 0, 0, 0];
  for (let t = 0; t < bars.close.length; t++) {
    const loss = t === 0 ? 0 : 1 - bars.close[t] / bars.close[t - 1];
    if (!Number.isNaN(valueAtRisk)) {
      forecasts++;
      if (loss > valueAtRisk) [exceedances, severity] = [exceedances + 1, severity + loss / shortfall];
    }
    ({ valueAtRisk, expectedShortfall: shortfall } = stream.push(bars, t));
  }
  console.log(
    `${name}: 99 % value at risk exceeded on ${percent(exceedances / forecasts, 2)} of ${forecasts}, loss then over shortfall ${(severity / exceedances).toFixed(2)}`,
  );
}

function measureHazard(title, records) {
  const cases = records.flatMap((bars) => {
    const stream = openCrashHazard(horizon);
    return Array.from(bars.close.keys()).flatMap((t) => {
      const hazard = stream.push(bars, t);
      const [usual, limit] = [stream.usualRate(), stream.limit()];
      if (Number.isNaN(hazard) || t + horizon >= bars.close.length) return [];
      return [
        { hazard, usual, came: bars.close.subarray(t + 1, t + 1 + horizon).some((close) => close <= limit) ? 1 : 0 },
      ];
    });
  });
  const brier = (key) => sum(cases.map((one) => (one[key] - one.came) ** 2)) / cases.length;
  const logs = (key) => -sum(cases.map((one) => Math.log(one.came ? one[key] : 1 - one[key])));
  console.log(
    `hazard, ${title}: ${cases.length} cases, Brier ${brier('hazard').toFixed(5)} against ${brier('usual').toFixed(5)} of the past rate, log score better by ${percent(1 - logs('hazard') / logs('usual'))}`,
  );
  cases.sort((a, b) => a.hazard - b.hazard);
  const sixths = Array.from({ length: 6 }, (_, k) => cases.slice((k * cases.length) / 6, ((k + 1) * cases.length) / 6));
  const mean = (part, key) => percent(sum(part.map((one) => one[key])) / part.length);
  console.log(
    '  said -> came, by sixths:',
    sixths.map((part) => `${mean(part, 'hazard')} -> ${mean(part, 'came')}`).join('; '),
  );
}

function measureSense(name, bars) {
  const stream = chaosSense.open(bars);
  const seen = { against: [0, 0], strongly: [0, 0], for: [0, 0], all: [0, 0] };
  for (let t = 0; t + horizon < bars.close.length; t++) {
    const signal = stream.push(bars, t);
    if (signal === 0) continue;
    const rises = bars.close[t + horizon] > bars.close[t] ? 1 : 0;
    const groups = signal > 0 ? ['for'] : signal < -0.4 ? ['against', 'strongly'] : ['against'];
    for (const group of [...groups, 'all']) seen[group] = [seen[group][0] + 1, seen[group][1] + rises];
  }
  console.log(
    `${name}: share of rises after`,
    Object.entries(seen)
      .map(([group, [count, rises]]) => `${group} ${percent(rises / count)} of ${count}`)
      .join(', '),
  );
}

measureSpeed();
measureJumps(2_000);
measureBipower(4_000);
measureConvexity(2_000);
const records = new Map([...chosenOn, ...others].flatMap((name) => (readBars(name) ? [[name, readBars(name)]] : [])));
for (const [name, bars] of records) measureLosses(name, bars);
const among = (names) => names.flatMap((name) => records.get(name) ?? []);
if (records.size > 0) {
  measureHazard('instruments of its priors', among(chosenOn));
  measureHazard('other instruments', among(others));
  for (const [name, bars] of records) measureSense(name, bars);
}
