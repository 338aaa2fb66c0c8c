import { wordList } from './glossary-section';
import type { Markup } from './html';

const entries: readonly (readonly [string, string])[] = [
  [
    'Candidate, stage',
    'A strategy on its way through the curriculum. Each stage trains it further inside the constraints of the stage and then judges it; none can be skipped.',
  ],
  [
    'Gate',
    'A check that can refuse. It passes, refuses, or is inconclusive: what is missing, stale, not finite or too little to tell never passes.',
  ],
  ['Certificate', 'That every deciding gate of a stage passed on one and the same evidence. It is no promise of gain.'],
  [
    'Trials, looks',
    'Strategies ever scored on the data, and those ever tried on the hold-out. The best of many skill-less strategies looks skilled, so all of them count, whoever tried them.',
  ],
  [
    'Effective trials',
    'Groups of trials whose returns are correlated: how many different things were tried. Told beside; all trials count.',
  ],
  [
    'Sharpe ratio',
    'Mean return over its deviation, a year (Sharpe 1966). Twice as high means the same gain at half the ups and downs.',
  ],
  [
    'Deflated Sharpe ratio',
    'The probability that the true Sharpe ratio exceeds what the best of all trials would show without any skill (Bailey and Lopez de Prado 2014).',
  ],
  [
    'PBO',
    'Probability of backtest overfitting: how often the best on one half of the bars falls into the lower half on the other (Bailey, Borwein, Lopez de Prado and Zhu 2017).',
  ],
  [
    'Path',
    'A whole history put together from tested stretches, each traded by what was the best on bars apart from it (Lopez de Prado 2018, chapter 12).',
  ],
  [
    'Placebo',
    'An account that trades like the candidate and knows nothing: its signals shuffled, entries at random, always invested, or itself a bar late.',
  ],
  ['p', 'How often luck alone would show as much or more.'],
];

export function candidateGlossary(): Markup {
  return wordList(entries);
}
