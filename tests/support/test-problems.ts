/** Public test problems of multi-objective search, all minimised on [0, 1]: ZDT1 and ZDT2 (Zitzler, Deb & Thiele 2000), DTLZ2 (Deb, Thiele, Laumanns & Zitzler 2005). */
export interface TestProblem {
  readonly name: string;
  readonly genes: number;
  readonly evaluate: (x: readonly number[]) => number[];
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

export const zdt1: TestProblem = {
  name: 'ZDT1',
  genes: 30,
  evaluate: ([first = 0, ...rest]) => {
    const g = 1 + 9 * meanOf(rest);
    return [first, g * (1 - Math.sqrt(first / g))];
  },
};

export const zdt2: TestProblem = {
  name: 'ZDT2',
  genes: 30,
  evaluate: ([first = 0, ...rest]) => {
    const g = 1 + 9 * meanOf(rest);
    return [first, g * (1 - (first / g) ** 2)];
  },
};

/** Three objectives, ten variables that must all come to one half. */
export const dtlz2: TestProblem = {
  name: 'DTLZ2',
  genes: 12,
  evaluate: ([first = 0, second = 0, ...rest]) => {
    const radius = 1 + rest.reduce((sum, value) => sum + (value - 0.5) ** 2, 0);
    const [across, up] = [(first * Math.PI) / 2, (second * Math.PI) / 2];
    return [
      radius * Math.cos(across) * Math.cos(up),
      radius * Math.cos(across) * Math.sin(up),
      radius * Math.sin(across),
    ];
  },
};

/**
 * One objective that deceives (Schwefel 1981): the best of its many valleys, of depth 0, lies in the corner, the next best far from it, so that
 * a population which has gathered in a good valley never sees the better one.
 */
export const schwefel: TestProblem = {
  name: 'Schwefel',
  genes: 20,
  evaluate: (x) => [
    x.reduce((sum, value) => {
      const place = 1_000 * value - 500;
      return sum + 418.9829 - place * Math.sin(Math.sqrt(Math.abs(place)));
    }, 0),
  ],
};

/** One valley that deceives nobody: the squared distance to the middle. */
export const sphere: TestProblem = {
  name: 'sphere',
  genes: 20,
  evaluate: (x) => [x.reduce((sum, value) => sum + (20 * value - 10) ** 2, 0)],
};
