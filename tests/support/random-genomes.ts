import fc from 'fast-check';
import { createGenePool } from '../../src/domain/evolution/gene-pool';
import { drawGenome } from '../../src/domain/evolution/random-genome';
import type { Feature, FeatureParameter } from '../../src/domain/market/feature';
import { createRandom } from '../../src/domain/numerics/random';
import { formatFeatureRef } from '../../src/domain/strategy/feature-ref';
import { featureSenses } from '../../src/domain/strategy/feature-registry';
import type { Condition, Genome, Rule, Side } from '../../src/domain/strategy/genome';

const pool = createGenePool({ hasVolume: true });

/** Those that evolution draws from unless told: the others are as good here and slower. */
const features: readonly Feature[] = featureSenses.plain;

/** Genomes as the first generation draws them. */
export const drawnGenome: fc.Arbitrary<Genome> = fc
  .integer({ min: 0, max: 2 ** 31 })
  .map((seed) => drawGenome(pool, createRandom(seed)));

const parameterValue = ({ min, max, step }: FeatureParameter): fc.Arbitrary<number> =>
  Number.isInteger(step) ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });

const refOf = (feature: Feature): fc.Arbitrary<string> =>
  fc.tuple(...feature.parameters.map(parameterValue)).map((values) => formatFeatureRef(feature.name, values));

const side = fc.constantFrom('above' as const, 'below' as const);

const pairOfFeatures: fc.Arbitrary<Condition> = fc
  .constantFrom(...features)
  .chain((feature) => {
    const others = features.filter(({ unit }) => unit === feature.unit);
    return fc.record({ left: refOf(feature), is: side, right: fc.constantFrom(...others).chain(refOf) });
  })
  .filter(({ left, right }) => left !== right);

const withConstant: fc.Arbitrary<Condition> = fc
  .constantFrom(...features.filter(({ threshold }) => threshold))
  .chain((feature) => {
    const { min, max } = feature.threshold ?? { min: 0, max: 0 };
    return fc.record({ left: refOf(feature), is: side, right: fc.double({ min, max, noNaN: true }) });
  });

const condition = fc.oneof(pairOfFeatures, withConstant);

/** Rules as a user may write them: nested, repeated, doubly negated. */
export const anyRule: fc.Arbitrary<Rule> = fc
  .letrec<{ rule: Rule }>((tie) => {
    const parts = fc
      .array(tie('rule'), { minLength: 1, maxLength: 3 })
      .map((rules) => (rules.length === 3 ? [...rules, ...rules.slice(0, 1)] : rules));
    return {
      rule: fc.oneof(
        { maxDepth: 3, depthSize: 'small' },
        condition,
        parts.map((all) => ({ all })),
        parts.map((any) => ({ any })),
        tie('rule').map((not) => ({ not })),
      ),
    };
  })
  .rule.filter((rule) => JSON.stringify(rule).split('"left"').length <= 33);

const anySide: fc.Arbitrary<Side> = fc
  .tuple(anyRule, fc.option(anyRule))
  .map(([enter, exit]) => (exit ? { enter, exit } : { enter }));

/** Any genome that a user may write. */
export const anyGenome: fc.Arbitrary<Genome> = fc
  .tuple(anySide, anySide, fc.constantFrom('long', 'short', 'both'), drawnGenome)
  .map(([long, short, sides, { exits, sizing }]) => ({
    schema: 1,
    ...(sides !== 'short' && { long }),
    ...(sides !== 'long' && { short }),
    exits,
    sizing,
  }));
