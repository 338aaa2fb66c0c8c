// The compiled form of `Kernel` in `src/domain/simulation/kernel.ts`; equal to its plain twin to the last bit, so the same additions in the
// same order. No fused or relaxed operation, and pmin and pmax where JavaScript compares.
export { above, aboveLevel, and, andNot, belowLevel, defined, not, or } from './bits';
export { reduce } from './reduction';
export { trade } from './trade';
