import { countRules } from '../domain/evolution/parsimony';
import { genomeId } from '../domain/strategy/canonical-genome';
import { describeGenome } from '../domain/strategy/sentences';
import { needsVolume, strategyFamilies } from '../domain/strategy/strategy-families';
import { describeParsimony } from './strategy-document';

/** The known strategies, family by family, each with who described it. */
export function familiesDocument() {
  return {
    families: strategyFamilies.map(({ family, strategies }) => ({
      family,
      strategies: strategies.map(({ name, source, bars, genome }) => ({
        ...{ strategy: genomeId(genome), name, source, bars, needsVolume: needsVolume({ genome }) },
        ...{ rules: describeGenome(genome), ruleCount: countRules(genome), genome },
      })),
    })),
  };
}

type FamiliesDocument = ReturnType<typeof familiesDocument>;

/** For people: name, id, source and rules of each. */
export function describeFamilies({ families }: FamiliesDocument): string {
  return families
    .flatMap(({ family, strategies }) => [
      family,
      ...strategies.flatMap(({ strategy, name, source, bars, needsVolume, rules, ruleCount }) => [
        '',
        `  ${name}  ${strategy.slice(0, 12)}`,
        `  ${source}`,
        ...(bars === 'any' ? [] : [`  on ${bars} bars`]),
        ...(needsVolume ? ['  on data with volume'] : []),
        ...rules.map((rule) => `    ${rule}`),
        `  ${describeParsimony(ruleCount)}`,
      ]),
      '',
    ])
    .join('\n')
    .trimEnd();
}
