export interface ConfidencePolicy {
  /** Upper ends of the classes of strength, as fractions of the strongest signal; the last is 1. */
  readonly strengthClasses: readonly number[];
  /** Independent outcomes that the prior is worth: how much must be seen before a class leaves its base rate. */
  readonly priorOutcomes: number;
}

export interface SensoryPolicy {
  readonly confidence: ConfidencePolicy;
}

export const sensoryPolicy = {
  confidence: {
    strengthClasses: [0.1, 0.25, 0.5, 1], // four classes of signals fill within years of daily bars; the seeds only ask for "confidence scoring"
    priorOutcomes: 30, // seed 002 "Bayesian updating": at 30 outcomes the record weighs as much as the base rate
  },
} as const satisfies SensoryPolicy;
