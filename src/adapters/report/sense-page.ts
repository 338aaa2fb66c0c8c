import { sliceBars } from '../../domain/market/bars';
import { renderChart } from './charts/chart';
import { priceZonesChart } from './charts/price-zones-chart';
import { signalLanesChart } from './charts/signal-lanes-chart';
import { formatFigure } from './figure-text';
import { wordList } from './glossary-section';
import { html, type Markup } from './html';
import { renderPage } from './page-shell';
import { senseCalibrationSection } from './sense-calibration-section';
import { describeSignal, nameBars, senseEvidenceSection } from './sense-evidence-section';
import type { SenseReading } from './sense-reading';
import { senseRegimeSection } from './sense-regime-section';
import { findEvidenceZones, findPatternPaths } from './sense-zones';

/** So many zones can still be told apart. */
const mostZones = 16;

/** What the senses make of a market, as one self-contained HTML page: a function of the bars alone, so that the same bars give the same bytes. */
export function renderSenses(reading: SenseReading): string {
  const { bars, shown, dataset } = reading;
  const [from, to] = [bars.time[shown.from]!, bars.time[shown.to - 1]!].map(nameBars(bars));
  return renderPage({
    title: `Senses on ${bars.instrument}, ${to}`,
    heading: `What the senses see in ${bars.instrument}, ${bars.period} bars`,
    subtitle: `${shown.to - shown.from} bars, ${from} to ${to}, of data set ${dataset.slice(0, 12)}. Each value rests on what was known at the close of its bar. Times are UTC. EMP Proving Ground.`,
    sections: [
      lastReadings(reading),
      picture(reading),
      senseEvidenceSection(reading),
      senseCalibrationSection(reading),
      wordList(words),
    ],
  });
}

function lastReadings({ senses, shown, bars }: SenseReading): Markup {
  const last = shown.to - 1;
  return html`<section>
    <h2>At the close of the bar of ${nameBars(bars)(bars.time[last]!)}</h2>
    <ul>
      ${senses.map(
        ({ sense, history }) =>
          html`<li>
            <strong>${sense.dimension}</strong>:
            ${describeSignal(history.signal[last]!, history.confidence[last]!)}${
              history.signal[last] === 0 ? '' : `, the base rate was ${formatFigure(history.baseRate[last], 'share')}`
            };
            ${formatFigure(history.coverage[last], 'share')} of what it looks for was there
          </li> `,
      )}
    </ul>
  </section>`;
}

function picture(reading: SenseReading): Markup {
  const { bars, shown, senses } = reading;
  const drawn = sliceBars(bars, shown.from, shown.to);
  const seen = senses.flatMap(({ evidence }) =>
    evidence.map((found, i) => ({ time: drawn.time[i]!, evidence: found })),
  );
  const lanes = senses.map(({ sense, history }) => ({
    name: sense.dimension,
    signal: history.signal.subarray(shown.from, shown.to),
    confidence: history.confidence.subarray(shown.from, shown.to),
  }));
  return html`<section>
    <h2>The last ${drawn.time.length} bars</h2>
    ${renderChart(
      priceZonesChart({
        bars: drawn,
        zones: findEvidenceZones(seen).slice(0, mostZones),
        patterns: findPatternPaths(seen),
      }),
    )}
    ${senseRegimeSection(reading)} ${renderChart(signalLanesChart(drawn, lanes))}
  </section>`;
}

const words: readonly (readonly [string, string])[] = [
  ['Sense', 'A way of looking at a market that gives a signal, the confidence in it and the evidence for it.'],
  ['Signal', 'From -1, it speaks for a fall, to 1, it speaks for a rise; 0 says nothing.'],
  ['Confidence', 'How often readings like this one had been right by then, less by what the sense had to do without.'],
  ['Base rate', 'How often the market had gone that way by then, whatever was said: what the confidence has to beat.'],
  ['Order block', 'The last bar against a strong move: where large orders are held to have been filled.'],
  ['Fair value gap', 'Prices that a strong move jumped over, between the bar before it and the bar after it.'],
  ['Regime', 'The state that a market is in by some view of it; the likeliest one is drawn.'],
  ['Brier score', 'Mean squared distance of the confidence from what came: 0 is the best.'],
  ['Skill', 'The part of the base rate’s Brier score that the confidence saves; below 0 it adds to it.'],
];
