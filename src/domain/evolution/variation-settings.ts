/** Which parts of variation follow their context. With all of them off rates are those of `evolutionPolicy.variation`. */
export interface VariationSettings {
  /** Operators are chosen by what they achieved. */
  readonly adaptiveOperators: boolean;
  /** Rates follow diversity, stagnation and the market's volatility. */
  readonly contextRates: boolean;
  /** Every individual inherits and changes its own mutation rate and step. */
  readonly selfAdaptation: boolean;
  /** Individuals inherit gains by volatility regime that their parents learned. */
  readonly epigenetics: boolean;
}

export const plainVariation: VariationSettings = {
  adaptiveOperators: false,
  contextRates: false,
  selfAdaptation: false,
  epigenetics: false,
};
