import type { Random } from './random';
import { createStationaryBootstrap, type StationaryBootstrap } from './stationary-bootstrap';

/** Several series over the same periods: row i lies from i * columns to (i + 1) * columns. */
export interface SeriesRows {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

export interface ResampledMeansOptions {
  /** Number of resamples, at least 1. */
  readonly resamples: number;
  /** Of the stationary bootstrap, at least 1. */
  readonly meanBlockLength: number;
  readonly random: Random;
}

/** Series that are summed side by side: as many running sums as a processor keeps in registers. */
const lanes = 8;

/** Resamples are drawn in groups of about so many positions, to bound the memory they take. */
const positionsAtOnce = 262_144;

/**
 * How far the means of stationary-bootstrap resamples (Politis & Romano 1994) lie from the series' own means, all series resampled by the same
 * blocks: resample b of row i at b * rows + i. Exact up to rounding, less than 1e-13 of a standard error at thousands of columns. Throws a RangeError
 * without columns or where the options are out of range; values must be finite.
 *
 * A block's sum is a difference of two running sums. Of the blocks of one resample, ends and starts that meet cancel, and what is left is a short
 * list of places with whole weights, the same for all series.
 */
export function resampleMeans(series: SeriesRows, means: Float64Array, options: ResampledMeansOptions): Float64Array {
  const { rows, columns } = series;
  const { resamples, meanBlockLength, random } = options;
  if (!(Number.isInteger(resamples) && resamples >= 1))
    throw new RangeError(`resamples are at least 1, not ${resamples}`);
  const bootstrap = createStationaryBootstrap({ observations: columns, meanBlockLength, random });
  const tiles = sumByTile(series, means);
  const group = Math.min(resamples, Math.max(1, Math.floor(positionsAtOnce / columns)));
  const weighted = createWeightedPlaces(group, columns);
  const deviations = new Float64Array(resamples * rows);
  for (let first = 0; first < resamples; first += group) {
    const drawn = Math.min(group, resamples - first);
    drawPlaces(bootstrap, drawn, weighted);
    for (const [tile, sums] of tiles.entries())
      for (let b = 0; b < drawn; b++) {
        const from = (first + b) * rows + tile * lanes;
        addPlaces(
          sums,
          { weighted, resample: b },
          deviations.subarray(from, Math.min(from + lanes, (first + b + 1) * rows)),
        );
      }
  }
  for (let i = 0; i < deviations.length; i++) deviations[i]! /= columns;
  return deviations;
}

/** Running sums of the centred series, `lanes` of them side by side: after t periods, lane l at t * lanes + l. */
function sumByTile({ rows, columns, values }: SeriesRows, means: Float64Array): Float64Array[] {
  return Array.from({ length: Math.ceil(rows / lanes) }, (_, tile) => {
    const sums = new Float64Array((columns + 1) * lanes);
    for (let lane = 0; lane < Math.min(lanes, rows - tile * lanes); lane++) {
      const row = tile * lanes + lane;
      let sum = 0;
      for (let t = 0; t < columns; t++) {
        sum += values[row * columns + t]! - means[row]!;
        sums[(t + 1) * lanes + lane] = sum;
      }
    }
    return sums;
  });
}

/** Places where blocks start (-1) and end (+1), of several resamples one after another: resample b from bounds[b] to bounds[b + 1]. */
interface WeightedPlaces {
  readonly places: Int32Array;
  readonly weights: Float64Array;
  readonly bounds: Int32Array;
  /** Weight a place, all 0 between draws. */
  readonly change: Int32Array;
}

function createWeightedPlaces(group: number, columns: number): WeightedPlaces {
  return {
    places: new Int32Array(group * (columns + 1)),
    weights: new Float64Array(group * (columns + 1)),
    bounds: new Int32Array(group + 1),
    change: new Int32Array(columns + 1),
  };
}

function drawPlaces(bootstrap: StationaryBootstrap, drawn: number, weighted: WeightedPlaces): void {
  const { places, weights, bounds, change } = weighted;
  const { starts, lengths } = bootstrap;
  const columns = change.length - 1;
  let filled = 0;
  for (let b = 0; b < drawn; b++) {
    const blocks = bootstrap.draw();
    for (let block = 0; block < blocks; block++) {
      const end = starts[block]! + lengths[block]!;
      change[starts[block]!]!--;
      // A block past the end goes on at the beginning; the running sum there is 0.
      if (end <= columns) change[end]!++;
      else {
        change[columns]!++;
        change[end - columns]!++;
      }
    }
    for (let place = 1; place <= columns; place++) {
      if (change[place] === 0) continue;
      places[filled] = place;
      weights[filled++] = change[place]!;
    }
    change.fill(0);
    bounds[b + 1] = filled;
  }
}

/** Sums of one resample for each lane of a tile, as many as `sums` takes. */
function addPlaces(
  tile: Float64Array,
  { weighted, resample }: { readonly weighted: WeightedPlaces; readonly resample: number },
  sums: Float64Array,
): void {
  const { places, weights, bounds } = weighted;
  const to = bounds[resample + 1]!;
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = bounds[resample]!; i < to; i++) {
    const weight = weights[i]!;
    const at = places[i]! * lanes;
    a += weight * tile[at]!;
    b += weight * tile[at + 1]!;
    c += weight * tile[at + 2]!;
    d += weight * tile[at + 3]!;
    e += weight * tile[at + 4]!;
    f += weight * tile[at + 5]!;
    g += weight * tile[at + 6]!;
    h += weight * tile[at + 7]!;
  }
  const lanesOf = [a, b, c, d, e, f, g, h];
  for (let lane = 0; lane < sums.length; lane++) sums[lane] = lanesOf[lane]!;
}
