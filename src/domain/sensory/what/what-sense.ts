import type { Evidence, Sense, SenseStream } from '../sense';
import { openAnalogues, type AnalogueForecast } from './analogues';
import { openHarmonicPatterns } from './harmonic-patterns';
import { openPersistence, type Persistence } from './persistence';
import { whatPolicy } from './policy';
import { describeAnalogues, describePattern, describePersistence, type Present } from './what-evidence';
import { whatFeatures } from './what-features';

/** Pattern synthesis (seed 001: "Fractal recognition, harmonic analysis"): what the shape of the record resembles, and what that speaks for. */
export const whatSense: Sense = {
  dimension: 'what',
  words:
    'What shape the record has: what followed the stretches of the past that look most like the latest one, harmonic patterns of swings, and whether moves are followed or taken back.',
  horizonBars: () => whatPolicy.analogues.horizonBars,
  features: whatFeatures,
  open: () => openWhatSense(),
};

interface Parts {
  /** Each -1 to 1 before its weight, 0 where it says nothing. */
  readonly analogues: number;
  readonly harmonic: number;
  readonly persistence: number;
}

const { weights } = whatPolicy;

function openWhatSense(): SenseStream {
  const analogues = openAnalogues(whatPolicy.analogues.windowBars);
  const harmonics = openHarmonicPatterns(whatPolicy.swings.reversalRanges);
  const memory = openPersistence();
  let present: Present | undefined;
  let forecast: AnalogueForecast | undefined;
  let persistence: Persistence | undefined;
  let harmonic = Number.NaN;

  const measureParts = (): Parts => ({
    analogues: forecast ? lean(forecast) : 0,
    harmonic: harmonic || 0,
    persistence: persistence?.lean ?? 0,
  });

  return {
    push: (bars, t) => {
      present = { bars, t };
      forecast = analogues.push(bars, t);
      if (Number.isNaN(forecast?.halfWidth)) forecast = undefined;
      harmonic = harmonics.push(bars, t);
      persistence = memory.push(bars, t);
      const parts = measureParts();
      return (
        weights.analogues * parts.analogues +
        weights.harmonic * parts.harmonic +
        weights.persistence * parts.persistence
      );
    },
    coverage: () =>
      (forecast ? weights.analogues : 0) +
      (Number.isNaN(harmonic) ? 0 : weights.harmonic) +
      (persistence ? weights.persistence : 0),
    evidence: () => {
      if (!present) return [];
      const parts = measureParts();
      const pattern = harmonics.pattern();
      const found: Evidence[] = [];
      if (forecast)
        found.push(
          ...describeAnalogues(
            present,
            { analogues: analogues.analogues(), forecast },
            weights.analogues * parts.analogues,
          ),
        );
      if (pattern) found.push(...describePattern(present, pattern, weights.harmonic * parts.harmonic));
      if (persistence)
        found.push(...describePersistence(present, persistence, weights.persistence * parts.persistence));
      return found.sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight));
    },
  };
}

/** The forecast move over the half-width of its interval: near 0 where what followed then says little about what follows now. */
function lean({ mean, halfWidth }: AnalogueForecast): number {
  return halfWidth > 0 ? Math.max(-1, Math.min(1, mean / halfWidth)) : 0;
}
