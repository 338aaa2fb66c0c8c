import { evolutionPolicy } from '../../domain/evolution/policy';
import { html, type Markup } from './html';

const { minDeflatedSharpe, intervalLevel, resamples } = evolutionPolicy.verdict;

const entries: readonly (readonly [string, string])[] = [
  [
    'In sample, out of sample',
    'In sample is the data that evolution learned from: whatever looks good there may be luck that was searched for. Out of sample is the last quarter of the data, which it never saw.',
  ],
  [
    'Sharpe ratio',
    'Mean return over its deviation, a year (Sharpe 1966). Twice as high means the same gain at half the ups and downs.',
  ],
  [
    'Trials, trial ledger',
    'Every strategy ever tried on a family of data counts, aborted runs and backtests included, because the best of many skill-less strategies looks skilled.',
  ],
  [
    'Deflated Sharpe ratio',
    `The probability that the true Sharpe ratio exceeds what the best of all trials would show without any skill, allowing for skewed and fat-tailed returns (Bailey and Lopez de Prado 2014). From ${minDeflatedSharpe * 100} % on we speak of evidence.`,
  ],
  [
    `${intervalLevel * 100} % interval`,
    `Where the out-of-sample Sharpe ratio could as well have come out: ${resamples.toLocaleString('en-US')} resamples in blocks of random length, which keep short-term dependence (stationary bootstrap, Politis and Romano 1994).`,
  ],
  [
    'Looks',
    'Strategies that were ever tried on the hold-out: finalists of all runs, and backtests by hand. Who has not looked at it cannot have fitted it.',
  ],
  ['Max drawdown', 'The largest loss from an earlier high, as a positive share.'],
  ['Shortfall 95 %', 'Expected shortfall: the mean loss of the worst twentieth of all bars.'],
  ['Buy-and-hold', 'Buying at the first open and doing nothing, without costs: the least a strategy has to beat.'],
  [
    'Survival, profit, adaptability, robustness',
    'The four scores, 0 to 1, that evolution maximises together: small drawdowns and tail losses; return for its risk; evenness across volatility regimes and their changes; what is left under stress.',
  ],
  ['Archive', 'The best ever found, one for each small box of the four scores, none beaten in all of them by another.'],
  [
    'Hypervolume',
    'The share of the space of the four scores that the archive dominates: the progress of a search in one number.',
  ],
  [
    'Island, restart',
    'An island is one of several populations of a run that breed apart. After a restart a population begins anew but for a few of its best.',
  ],
  [
    'Scenario, harm, adversary',
    'A scenario is a crisis laid over the prices. Its harm is what it takes from the archive. The adversary breeds scenarios for harm, inside what the data makes plausible.',
  ],
  ['Rules', 'Conditions, connectives and protective exits of a strategy: what it costs to understand.'],
  ['Purge gap', 'Bars between the two samples that nobody uses, so that no trade reaches from one into the other.'],
];

export function glossarySection(): Markup {
  return wordList(entries);
}

/** Terms with what they mean. */
export function wordList(words: readonly (readonly [string, string])[]): Markup {
  return html`<section>
    <h2>Words</h2>
    <dl>
      ${words.map(
        ([term, meaning]) =>
          html`<dt>${term}</dt>
            <dd>${meaning}</dd> `,
      )}
    </dl>
  </section>`;
}
