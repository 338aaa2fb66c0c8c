/**
 * A number for every number handed in, in order; NaN until enough have come. A NaN handed in is passed over: it is answered with NaN and
 * forgotten, so a value that is undefined now and then poisons nothing after it.
 */
export type NumberStream = (value: number) => number;
