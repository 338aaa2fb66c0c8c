import type { AxisName } from './regime-axes';
import type { RegimeView } from './regime-view';

const high = ['high', 'extreme'];
const calm = ['low', 'normal'];

/** A market differs from the seed's pattern on one axis of five, more often than not. */
const patternSlack = 0.2;

/** A taxonomy that gives each state, or several, of one axis a name. */
function viewOfAxis(
  axis: AxisName,
  parts: Pick<RegimeView, 'name' | 'words' | 'source'>,
  states: Readonly<Record<string, readonly string[]>>,
): RegimeView {
  const named = Object.entries(states).map(([name, members]) => ({ name, cells: [{ [axis]: members }] }));
  return { ...parts, needs: [axis], states: named, slack: 0 };
}

/** Seed 004: the ways people speak of a market. What moves without leading anywhere is volatile, not a direction. */
const marketView: RegimeView = {
  name: 'market',
  words: 'bull, bear, sideways or volatile',
  source: 'seed 004, section 4: "Bull, bear, sideways, volatile markets"',
  needs: ['direction', 'volatility'],
  states: [
    { name: 'bull', cells: [{ direction: ['up'] }] },
    { name: 'bear', cells: [{ direction: ['down'] }] },
    { name: 'sideways', cells: [{ direction: ['flat'], volatility: calm }] },
    { name: 'volatile', cells: [{ direction: ['flat'], volatility: high }] },
  ],
  slack: 0,
};

/**
 * Seed 003 phase 6, `regime_combinations`, cell by cell. Taken to the letter they leave four days of five of the S&P 500 without a name, so they are patterns and the
 * nearest one names the market. Its axis has three volatilities, so that high holds what is extreme as well.
 */
const combinationsView: RegimeView = {
  name: 'combinations',
  words: 'six combinations of volatility, trend, correlation, liquidity and sentiment',
  source: 'seed 003, phase 6: regime_combinations',
  needs: ['volatility', 'trend'],
  states: [
    {
      name: 'stable-bull',
      cells: [
        {
          volatility: ['low'],
          trend: ['rising'],
          coupling: ['normal'],
          liquidity: ['normal', 'improving'],
          sentiment: ['risk-on'],
        },
      ],
    },
    {
      name: 'volatile-bull',
      cells: [
        {
          volatility: high,
          trend: ['rising'],
          coupling: ['normal'],
          liquidity: ['normal', 'improving'],
          sentiment: ['risk-on'],
        },
      ],
    },
    {
      name: 'bear-market',
      cells: [
        {
          volatility: high,
          trend: ['falling'],
          coupling: ['breakdown'],
          liquidity: ['stressed', 'crisis'],
          sentiment: ['risk-off', 'extreme-risk-off'],
        },
      ],
    },
    {
      name: 'crisis-mode',
      cells: [
        {
          volatility: ['extreme'],
          trend: ['ranging'],
          coupling: ['breakdown'],
          liquidity: ['crisis'],
          sentiment: ['extreme-risk-off'],
        },
      ],
    },
    {
      name: 'recovery-phase',
      cells: [
        {
          volatility: ['normal'],
          trend: ['transitioning'],
          coupling: ['recovery'],
          liquidity: ['improving'],
          sentiment: ['neutral'],
        },
      ],
    },
    {
      name: 'low-vol-grinding',
      cells: [
        {
          volatility: ['low'],
          trend: ['ranging'],
          coupling: ['normal'],
          liquidity: ['normal', 'improving'],
          sentiment: ['neutral'],
        },
      ],
    },
  ],
  slack: patternSlack,
};

/** Seed 003 phase 5, `regime_classification`: it has two volatilities and two trends, so that normal counts as low and transitioning as ranging. */
const adaptationView: RegimeView = {
  name: 'adaptation',
  words: 'low or high volatility, trending or ranging, crisis or recovery',
  source: 'seed 003, phase 5: regime_adaptation.regime_classification',
  needs: ['volatility', 'trend', 'liquidity'],
  states: [
    {
      name: 'low-volatility-trending',
      cells: [{ volatility: calm, trend: ['falling', 'rising'], liquidity: ['normal', 'stressed'] }],
    },
    {
      name: 'low-volatility-ranging',
      cells: [{ volatility: calm, trend: ['ranging', 'transitioning'], liquidity: ['normal', 'stressed'] }],
    },
    {
      name: 'high-volatility-trending',
      cells: [{ volatility: high, trend: ['falling', 'rising'], liquidity: ['normal', 'stressed'] }],
    },
    {
      name: 'high-volatility-ranging',
      cells: [{ volatility: high, trend: ['ranging', 'transitioning'], liquidity: ['normal', 'stressed'] }],
    },
    { name: 'crisis-mode', cells: [{ liquidity: ['crisis'] }] },
    { name: 'recovery-mode', cells: [{ liquidity: ['improving'] }] },
  ],
  slack: 0,
};

const phaseSix = 'seed 003, phase 6: primary_classifiers';

/** Every taxonomy of the seeds. */
export const regimeViews: readonly RegimeView[] = [
  marketView,
  viewOfAxis(
    'volatility',
    { name: 'volatility', words: 'low, normal, high or extreme volatility', source: 'seed 000, section 4.1' },
    { low: ['low'], normal: ['normal'], high: ['high'], extreme: ['extreme'] },
  ),
  viewOfAxis(
    'volatility',
    { name: 'volatility-classes', words: 'low, medium or high volatility', source: phaseSix },
    { low: ['low'], medium: ['normal'], high },
  ),
  viewOfAxis(
    'hidden',
    { name: 'turbulence', words: "calm, usual or turbulent beside this market's own past", source: 'Hamilton 1989' },
    { calm: ['calm'], usual: ['usual'], turbulent: ['turbulent'] },
  ),
  viewOfAxis(
    'trend',
    { name: 'trend', words: 'trending, ranging or transitioning', source: 'seed 000, section 4.1; seed 003, phase 6' },
    { trending: ['falling', 'rising'], ranging: ['ranging'], transitioning: ['transitioning'] },
  ),
  viewOfAxis(
    'correlation',
    { name: 'correlation', words: 'low, normal or high correlation', source: 'seed 000, section 4.1' },
    { low: ['low'], normal: ['normal'], high: ['high'] },
  ),
  viewOfAxis(
    'coupling',
    { name: 'coupling', words: 'normal correlation, its breakdown or its recovery', source: phaseSix },
    { normal: ['normal'], breakdown: ['breakdown'], recovery: ['recovery'] },
  ),
  viewOfAxis(
    'liquidity',
    { name: 'liquidity', words: 'normal, stressed or crisis liquidity', source: phaseSix },
    { normal: ['normal', 'improving'], stressed: ['stressed'], crisis: ['crisis'] },
  ),
  viewOfAxis(
    'sentiment',
    { name: 'sentiment', words: 'risk-on, risk-off or neutral', source: phaseSix },
    { 'risk-on': ['risk-on'], neutral: ['neutral'], 'risk-off': ['risk-off', 'extreme-risk-off'] },
  ),
  combinationsView,
  adaptationView,
];
