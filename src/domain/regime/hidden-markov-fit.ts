import { computeNaturalLogarithm } from '../numerics/natural-logarithm';
import { computeQuantile } from '../numerics/quantile';
import type { Random } from '../numerics/random';
import { computeMean, computeVariance } from '../numerics/statistics';
import { createNormalDensities, leastEvidence, type HiddenMarkovModel } from './hidden-markov';
import { hiddenMarkovPolicy } from './hidden-markov-policy';

export interface HiddenMarkovFit extends HiddenMarkovModel {
  readonly logLikelihood: number;
  readonly iterations: number;
}

export interface HiddenMarkovFitOptions {
  /** At least 2. */
  readonly states: number;
  /** Starting points drawn, at least 1; the first is the same for all draws. */
  readonly starts: number;
  readonly random: Random;
  /** A model to begin from as well, of as many states: the fit of a year ago. */
  readonly near?: HiddenMarkovModel | undefined;
  /** Most iterations of the best start. */
  readonly iterations?: number;
}

/** One model as columns, so that an iteration allocates nothing. */
interface Working {
  readonly start: Float64Array;
  readonly transition: Float64Array;
  readonly means: Float64Array;
  readonly deviations: Float64Array;
}

interface Trial {
  readonly model: Working;
  logLikelihood: number;
  iterations: number;
}

/**
 * The Gaussian hidden Markov model under which the values are likeliest, by expectation and maximisation (Baum et al. 1970) from several
 * starts; the states ordered by their deviation. A start runs for a few iterations, the best of them to the end. No deviation falls below
 * a share of the values' own, lest a state close on a single value and the likelihood leave all bounds.
 * Undefined for fewer than 20 values a state or values that do not vary. Throws a RangeError on a value that is not finite.
 */
export function fitHiddenMarkov(values: Float64Array, options: HiddenMarkovFitOptions): HiddenMarkovFit | undefined {
  const { states, starts, near, iterations = hiddenMarkovPolicy.iterations } = options;
  const variance = computeVariance(values);
  if (values.length < hiddenMarkovPolicy.leastValuesPerState * states || !variance) return undefined;
  const floor = hiddenMarkovPolicy.leastDeviationShare * Math.sqrt(variance);
  const step = createIteration(values, states, floor);
  const trials = Array.from({ length: starts }, (_, index) => drawStart(values, options, index));
  if (near) trials.push(fromModel(near));
  for (const trial of trials) runIterations(trial, step, Math.min(hiddenMarkovPolicy.roughIterations, iterations));
  const best = trials.reduce((likeliest, other) => (other.logLikelihood > likeliest.logLikelihood ? other : likeliest));
  runIterations(best, step, iterations);
  return orderStates(best);
}

function runIterations(trial: Trial, step: (model: Working) => number, most: number): void {
  while (trial.iterations < most) {
    const logLikelihood = step(trial.model);
    trial.iterations++;
    const gain = logLikelihood - trial.logLikelihood;
    trial.logLikelihood = logLikelihood;
    if (gain < hiddenMarkovPolicy.leastGain) return;
  }
}

/** The first start spreads the deviations evenly over the sizes of the values; every other draws spread, means and persistence about it. */
function drawStart(values: Float64Array, { states, random }: HiddenMarkovFitOptions, index: number): Trial {
  const mean = computeMean(values) ?? 0;
  const sizes = values.map((value) => Math.abs(value - mean));
  const drawn = (low: number, high: number): number =>
    index === 0 ? (low + high) / 2 : low + (high - low) * random.uniform();
  const typical = Math.sqrt(computeVariance(values) ?? 0);
  const model = allocate(states);
  for (let state = 0; state < states; state++) {
    const size = computeQuantile(sizes, (state + 0.5) / states) ?? 0;
    // Half of a normal distribution lies within 0.6745 deviations.
    model.deviations[state] = Math.max((size / 0.6745) * drawn(0.5, 1.5), 0.1 * typical);
    model.means[state] = mean + typical * drawn(-0.1, 0.1);
    model.start[state] = 1 / states;
    const stay = drawn(0.9, 0.99);
    for (let to = 0; to < states; to++)
      model.transition[state * states + to] = to === state ? stay : (1 - stay) / (states - 1);
  }
  return { model, logLikelihood: -Infinity, iterations: 0 };
}

function allocate(states: number): Working {
  const column = (): Float64Array => new Float64Array(states);
  return { start: column(), transition: new Float64Array(states * states), means: column(), deviations: column() };
}

function fromModel({ start, transition, means, deviations }: HiddenMarkovModel): Trial {
  const model = {
    start: Float64Array.from(start),
    transition: Float64Array.from(transition.flat()),
    means: Float64Array.from(means),
    deviations: Float64Array.from(deviations),
  };
  return { model, logLikelihood: -Infinity, iterations: 0 };
}

function orderStates({ model, logLikelihood, iterations }: Trial): HiddenMarkovFit {
  const states = model.start.length;
  const order = Array.from({ length: states }, (_, state) => state).sort(
    (a, b) => model.deviations[a]! - model.deviations[b]! || model.means[a]! - model.means[b]!,
  );
  return {
    start: order.map((state) => model.start[state]!),
    transition: order.map((from) => order.map((to) => model.transition[from * states + to]!)),
    means: order.map((state) => model.means[state]!),
    deviations: order.map((state) => model.deviations[state]!),
    logLikelihood,
    iterations,
  };
}

/** One iteration in place; gives the log likelihood of the model it was handed. */
function createIteration(values: Float64Array, states: number, floor: number): (model: Working) => number {
  const densities = new Float64Array(values.length * states);
  const forward = new Float64Array(values.length * states);
  const scales = new Float64Array(values.length);
  return (model) => {
    const shifts = writeDensities(values, model, densities);
    const logLikelihood = shifts + runForward(model, { densities, forward, scales });
    maximise(values, model, { densities, forward, scales, floor });
    return logLikelihood;
  };
}

function writeDensities(values: Float64Array, { means, deviations }: Working, densities: Float64Array): number {
  const states = means.length;
  const density = createNormalDensities(means, deviations);
  const row = new Float64Array(states);
  let shifts = 0;
  for (let t = 0; t < values.length; t++) {
    shifts += density(values[t]!, row);
    for (let state = 0; state < states; state++) densities[t * states + state] = row[state]!;
  }
  return shifts;
}

interface Passes {
  readonly densities: Float64Array;
  readonly forward: Float64Array;
  readonly scales: Float64Array;
}

function runForward({ start, transition }: Working, { densities, forward, scales }: Passes): number {
  const states = start.length;
  const ahead = start.slice();
  let logSum = 0;
  let product = 1;
  for (let t = 0; t < scales.length; t++) {
    const at = t * states;
    let scale = 0;
    for (let state = 0; state < states; state++) scale += ahead[state]! * densities[at + state]!;
    if (!(scale >= leastEvidence)) {
      // As in the filter: a value that no reachable state explains tells nothing.
      densities.fill(1, at, at + states);
      scale = 1;
    }
    const inverse = 1 / scale;
    for (let state = 0; state < states; state++) forward[at + state] = ahead[state]! * densities[at + state]! * inverse;
    for (let to = 0; to < states; to++) {
      let sum = 0;
      for (let from = 0; from < states; from++) sum += forward[at + from]! * transition[from * states + to]!;
      ahead[to] = sum;
    }
    scales[t] = scale;
    // A logarithm costs more than all the rest: one for many scales, before their product leaves the range.
    product *= scale;
    if (product > 1e100 || product < 1e-100) {
      logSum += computeNaturalLogarithm(product);
      product = 1;
    }
  }
  return logSum + computeNaturalLogarithm(product);
}

/** Smoothed weights by the backward recursion, gathered on the way, and the parameters that follow from them. */
function maximise(values: Float64Array, model: Working, passes: Passes & { readonly floor: number }): void {
  const { start, transition, means, deviations } = model;
  const { densities, forward, scales, floor } = passes;
  const states = start.length;
  const moves = new Float64Array(states * states);
  const weights = new Float64Array(states);
  const sums = new Float64Array(states);
  const squares = new Float64Array(states);
  const backward = new Float64Array(states).fill(1);
  const evidence = new Float64Array(states);
  for (let t = values.length - 1; t >= 0; t--) {
    const at = t * states;
    const inverse = 1 / scales[t]!;
    for (let state = 0; state < states; state++) {
      const weight = forward[at + state]! * backward[state]!;
      // About the old mean, so that the squares do not cancel.
      const distance = values[t]! - means[state]!;
      weights[state]! += weight;
      sums[state]! += weight * distance;
      squares[state]! += weight * distance * distance;
      if (t === 0) start[state] = weight;
      evidence[state] = densities[at + state]! * backward[state]! * inverse;
    }
    if (t === 0) break;
    for (let from = 0; from < states; from++) {
      const before = forward[at - states + from]!;
      let sum = 0;
      for (let to = 0; to < states; to++) {
        const part = transition[from * states + to]! * evidence[to]!;
        moves[from * states + to]! += before * part;
        sum += part;
      }
      backward[from] = sum;
    }
  }
  const begun = start.reduce((sum, weight) => sum + weight, 0);
  for (let state = 0; state < states; state++) {
    start[state]! /= begun;
    if (weights[state]! < leastWeight) continue;
    const shift = sums[state]! / weights[state]!;
    means[state]! += shift;
    deviations[state] = Math.max(floor, Math.sqrt(Math.max(0, squares[state]! / weights[state]! - shift * shift)));
    let left = 0;
    for (let to = 0; to < states; to++) left += moves[state * states + to]!;
    if (left > 0)
      for (let to = 0; to < states; to++) transition[state * states + to] = moves[state * states + to]! / left;
  }
}

/** A state that less than this many values speak for keeps what it had. */
const leastWeight = 1e-6;
