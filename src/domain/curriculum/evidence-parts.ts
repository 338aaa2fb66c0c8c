import { listFirstScenarios, takeInSample } from '../evolution/arena';
import { deriveSeed } from '../numerics/derived-seed';
import { createRandom, type Random } from '../numerics/random';
import type { CandidateSetting } from '../validation/candidate-setting';
import { estimateEffectiveTrials } from '../validation/effective-trials';
import { proveNoLookAhead } from '../validation/look-ahead-proof';
import { measurePerturbation } from '../validation/perturbation';
import { measurePlacebos } from '../validation/placebos';
import { checkSafeguards } from '../validation/safeguards';
import { measureStress } from '../validation/stress-passage';
import type { EvidenceFragment } from './evidence-assembly';
import type { EvidenceGround, NamedGenome } from './evidence-course';
import { evidencePolicy } from './evidence-policy';
import { measureReturns, replayRows, type RowWatch } from './evidence-returns';

/** One part of the collection. Rows begin with the candidate. */
export type EvidenceRequest =
  | { readonly part: 'returns' | 'placebos' | 'look-ahead' | 'perturbation' | 'stress' | 'safeguards' }
  | { readonly part: 'trials' | 'looks'; readonly rows: readonly NamedGenome[] }
  | { readonly part: 'champion'; readonly champion: NamedGenome };

/**
 * Collects one part. The same ground and request give the same part to the last bit, whichever thread does it and however often; each part draws
 * from a stream of its own.
 */
export function collectPart(request: EvidenceRequest, ground: EvidenceGround, watch: RowWatch): EvidenceFragment {
  const { market, bars, inSample, outOfSample } = ground;
  const setting: CandidateSetting = { genome: ground.candidate.genome, options: ground.terms };
  const seed = deriveSeed(ground.seed, 'evidence', request.part, ground.stage);
  const random: Random = createRandom(seed);
  switch (request.part) {
    case 'returns':
      return measureReturns(ground);
    case 'trials':
      return collectTrials(ground, request.rows, watch);
    case 'looks':
      return { lookReturns: replayRows(ground, { rows: request.rows, range: outOfSample }, watch) };
    case 'champion': {
      const { values } = replayRows(ground, { rows: [request.champion], range: outOfSample }, watch);
      return { champion: { strategy: request.champion.id, outOfSample: values } };
    }
    case 'placebos': {
      const draws = evidencePolicy.placeboDraws;
      return { placebos: measurePlacebos(setting, market, { inSample, outOfSample, random, draws }) };
    }
    case 'look-ahead':
      return { lookAhead: proveNoLookAhead(setting, bars, { cuts: evidencePolicy.lookAheadCuts, random }) };
    case 'perturbation': {
      const { neighbours } = evidencePolicy;
      return { perturbation: measurePerturbation(setting, market, { range: inSample, random, neighbours }) };
    }
    case 'stress':
      return { stress: measureStress(setting, takeInSample(bars), { scenarios: listFirstScenarios(bars), seed }) };
    case 'safeguards':
      return { safeguards: checkSafeguards(setting, market, { inSample, outOfSample }) };
  }
}

/** In-sample returns of the tried, and how many different things they are. */
function collectTrials(ground: EvidenceGround, rows: readonly NamedGenome[], watch: RowWatch): EvidenceFragment {
  const trialReturns = replayRows(ground, { rows, range: ground.inSample }, watch);
  const effective = estimateEffectiveTrials(trialReturns)?.effective;
  return { trialReturns, ...(effective !== undefined && { effectiveTrials: effective }) };
}
