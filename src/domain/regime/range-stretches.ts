import { computeNaturalLogarithm } from '../numerics/natural-logarithm';
import { computeMean, computeVariance } from '../numerics/statistics';
import type { Bars } from '../market/bars';
import { createChangePointDetector, type ChangePointDetector } from './change-points';
import { changePointPolicy } from './change-point-policy';
import { computeLogReturn } from './log-returns';

/**
 * Stretches of like volatility: change points of the logarithm of a bar's range, which is close to normal and scatters alike in calm and storm (Alizadeh, Brandt &
 * Diebold 2002), as returns are not and do not. The range reaches to the close before; a bar without any is passed over. Undefined until the
 * first 60 have set the scale, and while they do not vary.
 */
export function openRangeStretches(): (bars: Bars, t: number) => ChangePointDetector | undefined {
  const first: number[] = [];
  let detector: ChangePointDetector | undefined;
  return ({ high, low, close }, t) => {
    const before = t === 0 ? close[0]! : close[t - 1]!;
    const range = computeLogReturn(Math.min(low[t]!, before), Math.max(high[t]!, before));
    if (!(range > 0)) return detector;
    const value = computeNaturalLogarithm(range);
    if (detector) {
      detector.push(value);
      return detector;
    }
    first.push(value);
    if (first.length >= changePointPolicy.priorBars) detector = begin(first);
    return detector;
  };
}

function begin(first: readonly number[]): ChangePointDetector | undefined {
  const { meanLengthBars, meanWeight, shape, priorBars } = changePointPolicy;
  const values = first.slice(-priorBars);
  const [mean, variance] = [computeMean(values), computeVariance(values)];
  if (mean === undefined || !variance) return undefined;
  const prior = { mean, meanWeight, shape, scale: shape * variance };
  const detector = createChangePointDetector({ hazard: 1 / meanLengthBars, prior });
  for (const value of values) detector.push(value);
  return detector;
}
