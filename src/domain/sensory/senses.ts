import { chaosSense } from './chaos/chaos-sense';
import { howSense } from './how/how-sense';
import type { Dimension, Sense } from './sense';
import { whatSense } from './what/what-sense';
import { whenSense } from './when/when-sense';

/** The senses that look at prices alone. */
export const senses: readonly Sense[] = [howSense, whatSense, whenSense, chaosSense];

export function findSense(dimension: Dimension): Sense | undefined {
  return senses.find((sense) => sense.dimension === dimension);
}
