import { InvalidArgumentError } from 'commander';

/** A reader of whole numbers for an option; says what it expects. */
export function parseWhole({ min, max }: { min: number; max: number }): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max)
      throw new InvalidArgumentError(`expected a whole number from ${min} to ${max}, for example ${min}.`);
    return value;
  };
}

/** The same of numbers above a bound. */
export function parseNumber({ above, max }: { above: number; max: number }): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+(?:\.\d+)?$/.test(text) || value <= above || value > max)
      throw new InvalidArgumentError(`expected a number above ${above} and up to ${max}, for example 252.`);
    return value;
  };
}
