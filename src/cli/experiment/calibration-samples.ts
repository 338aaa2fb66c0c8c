import type { Random } from '../../domain/numerics/random';
import type { ReturnMatrix } from '../../domain/validation/stage-evidence';

/** Returns of deviation 1 around `mean`, which is then their true Sharpe ratio a period. */
export type ReturnSampler = (random: Random, length: number, mean: number) => Float64Array;

export const drawNormal: ReturnSampler = (random, length, mean) =>
  Float64Array.from({ length }, () => mean + random.normal());

/** Student's t with 5 degrees of freedom: kurtosis 9. */
export const drawFatTailed: ReturnSampler = (random, length, mean) =>
  Float64Array.from({ length }, () => {
    let squares = 0;
    for (let degree = 0; degree < 5; degree++) squares += random.normal() ** 2;
    return mean + (random.normal() / Math.sqrt(squares / 5)) * Math.sqrt(3 / 5);
  });

/** First-order autoregressive, started in its stationary distribution. */
export function drawAutoregressive(coefficient: number): ReturnSampler {
  return (random, length, mean) => {
    let level = random.normal();
    return Float64Array.from({ length }, () => {
      level = coefficient * level + Math.sqrt(1 - coefficient * coefficient) * random.normal();
      return mean + level;
    });
  };
}

/** GARCH(1,1) as daily returns of stock indices have it (Bollerslev 1986); the first year of it is thrown away. */
export const drawGarch: ReturnSampler = (random, length, mean) => {
  const [alpha, beta] = [0.09, 0.9];
  let variance = 1;
  const step = (): number => {
    const shock = Math.sqrt(variance) * random.normal();
    variance = 1 - alpha - beta + alpha * shock * shock + beta * variance;
    return shock;
  };
  for (let warmUp = 0; warmUp < 252; warmUp++) step();
  return Float64Array.from({ length }, () => mean + step());
};

/** Rows of one length as a matrix. */
export function joinRows(rows: readonly Float64Array[]): ReturnMatrix {
  const columns = rows[0]?.length ?? 0;
  const values = new Float64Array(rows.length * columns);
  for (const [place, row] of rows.entries()) values.set(row, place * columns);
  return { rows: rows.length, columns, values };
}

/** Independent rows, the i-th of mean `means[i]`. */
export function drawRows(
  random: Random,
  means: readonly number[],
  { columns, draw }: { readonly columns: number; readonly draw: ReturnSampler },
): ReturnMatrix {
  return joinRows(means.map((mean) => draw(random, columns, mean)));
}
