export interface Session {
  readonly name: string;
  readonly timezone: string;
  /** Minutes after midnight on its own wall clock. */
  readonly opens: number;
  readonly closes: number;
}

export interface TimingPolicy {
  readonly sessions: readonly Session[];
  readonly exchangeHours: Readonly<
    Record<string, { readonly opens: number; readonly closes: number; readonly halfCloses: number }>
  >;
  readonly effects: {
    readonly level: number;
    readonly fewest: number;
    readonly mixing: number;
    readonly fullEdge: number;
  };
}

const hours = (count: number): number => count * 60;

export const timingPolicy = {
  /** Business hours of the four centres of foreign exchange (BIS 2022, triennial survey: London, New York, Singapore with Tokyo hours, Sydney); seed 001 asks for "session analysis". */
  sessions: [
    { name: 'Sydney', timezone: 'Australia/Sydney', opens: hours(8), closes: hours(17) },
    { name: 'Tokyo', timezone: 'Asia/Tokyo', opens: hours(9), closes: hours(18) },
    { name: 'London', timezone: 'Europe/London', opens: hours(8), closes: hours(17) },
    { name: 'New York', timezone: 'America/New_York', opens: hours(8), closes: hours(17) },
  ],
  exchangeHours: {
    'America/New_York': { opens: 570, closes: hours(16), halfCloses: hours(13) }, // NYSE rule 7.1
    'US/Eastern': { opens: 570, closes: hours(16), halfCloses: hours(13) },
    'Europe/London': { opens: hours(8), closes: 990, halfCloses: 750 }, // London Stock Exchange
  },
  effects: {
    level: 0.05, // chance that any effect is ever believed without being there; the seeds name none
    fewest: 60, // bars of a class before its mean is asked at all
    mixing: 250, // where the boundary is tightest: a year of days of one class
    fullEdge: 0.25, // a quarter of a bar's deviation is as strong as a signal gets: an annual ratio of 4 if it held every day
  },
} as const satisfies TimingPolicy;
