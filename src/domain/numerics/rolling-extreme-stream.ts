import type { NumberStream } from './number-stream';

/** Greatest of the last `window` numbers as they come; the value of `rollingHighest`. */
export function openRollingHighest(window: number): NumberStream {
  return openRollingExtreme(window, 1);
}

/** Least of the last `window` numbers as they come; the value of `rollingLowest`. */
export function openRollingLowest(window: number): NumberStream {
  return openRollingExtreme(window, -1);
}

/** Keeps only the numbers that no later one has outdone, in a ring: each enters and leaves once, so the cost does not grow with the window. */
function openRollingExtreme(window: number, sign: 1 | -1): NumberStream {
  const values = new Float64Array(window);
  const places = new Float64Array(window);
  let first = 0;
  let kept = 0;
  let count = 0;
  return (value) => {
    if (Number.isNaN(value)) return Number.NaN;
    const signed = sign * value;
    if (kept > 0 && places[first] === count - window) {
      first = first + 1 === window ? 0 : first + 1;
      kept--;
    }
    let last = first + kept - 1;
    if (last >= window) last -= window;
    while (kept > 0 && values[last]! <= signed) {
      last = last === 0 ? window - 1 : last - 1;
      kept--;
    }
    last = first + kept;
    if (last >= window) last -= window;
    values[last] = signed;
    places[last] = count++;
    kept++;
    return count < window ? Number.NaN : sign * values[first]!;
  };
}
