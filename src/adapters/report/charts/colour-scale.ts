import { palette } from './palette';

export interface ColourScale {
  /** Step of a value, from 0. */
  level(value: number): number;
  colour(value: number): string;
  /** Range of a step in words. */
  describe(level: number): string;
}

/** Cuts the range of some values into equal steps, one for each colour. */
export function createColourScale(
  values: readonly number[],
  show: (value: number) => string = (value) => value.toFixed(2),
): ColourScale {
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const levels = palette.steps.length;
  const width = (highest - lowest) / levels;
  const level = (value: number): number =>
    width > 0 ? Math.min(levels - 1, Math.floor((value - lowest) / width)) : levels - 1;
  return {
    level,
    colour: (value) => palette.steps[level(value)]!,
    describe: (step) => `${show(lowest + step * width)}–${show(lowest + (step + 1) * width)}`,
  };
}
