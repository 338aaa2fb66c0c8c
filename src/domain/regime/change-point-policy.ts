export interface ChangePointPolicy {
  readonly leastProbability: number;
  /** Mean length of a stretch, in bars. */
  readonly meanLengthBars: number;
  /** Bars from which the prior is measured. */
  readonly priorBars: number;
  readonly meanWeight: number;
  readonly shape: number;
}

export const changePointPolicy = {
  leastProbability: 1e-4, // Adams & MacKay 2007, section 2.4: what is less likely is left out
  meanLengthBars: 250, // a change a trading year of days; the seeds name none
  priorBars: 60, // a quarter of days: its deviation is known to a tenth of itself
  meanWeight: 0.3, // stretches differ by almost twice the deviation within one
  shape: 5, // ten bars' worth of belief in the prior variance: log ranges scatter alike in calm and storm
} as const satisfies ChangePointPolicy;
