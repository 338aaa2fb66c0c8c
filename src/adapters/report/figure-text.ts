/** How a figure is written: a share of something, a gain with its sign, a ratio, a number of things. */
export type FigureKind = 'share' | 'gain' | 'ratio' | 'count';

const blank = '\u00a0';
const formats: Readonly<Record<FigureKind, (value: number) => string>> = {
  share: (value) => `${grouped(value * 100, 1)}${blank}%`,
  gain: (value) => `${sign(value * 100, 1)}${grouped(value * 100, 1)}${blank}%`,
  ratio: (value) => grouped(value, 2),
  count: (value) => grouped(value, 0),
};

/** A figure as text; `-` where it is undefined. Fractions are written as per cent. */
export function formatFigure(value: number | undefined, kind: FigureKind): string {
  return value === undefined ? '-' : formats[kind](value);
}

/** A probability as a share, cut and not rounded: below 1 it is never written as certain. */
export function formatProbability(value: number | undefined): string {
  return formatFigure(value === undefined ? undefined : Math.floor(value * 1_000) / 1_000, 'share');
}

/** The day of a moment, UTC, as ISO 8601. */
export function formatDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function grouped(value: number, digits: number): string {
  const [whole = '', fraction] = value.toFixed(digits).split('.');
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const text = fraction === undefined ? spaced : `${spaced}.${fraction}`;
  // A loss that rounds to nothing is nothing.
  return /^-[0.,]+$/.test(text) ? text.slice(1) : text;
}

function sign(value: number, digits: number): string {
  return Number(value.toFixed(digits)) > 0 ? '+' : '';
}
