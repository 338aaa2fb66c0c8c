"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.rankFinalists = rankFinalists;
exports.drawConclusion = drawConclusion;
const deflated_sharpe_1 = require("../performance/deflated-sharpe");
const quantise_1 = require("../numerics/quantise");
const fitness_1 = require("./fitness");
const policy_1 = require("./policy");
/** The best of an archive by weighted fitness, ties by id. */
function rankFinalists(archive) {
    const weight = ({ fitness }) => (0, fitness_1.weighFitness)(fitness, policy_1.evolutionPolicy.fitnessWeights);
    return [...archive]
        .sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1))
        .slice(0, policy_1.evolutionPolicy.finalists);
}
/** Judges the finalists; the verdict rests on the first alone, because choosing among them out of sample would be one more search. */
function drawConclusion(input) {
    const { trials, bars, assessments } = input;
    const finalists = input.finalists.map(({ id, fitness, evaluation }) => {
        const inSample = deflate(evaluation.inSample, bars.inSample, trials);
        const outOfSample = deflate(assessments.get(id)?.outOfSample, bars.outOfSample, trials);
        return {
            strategy: id,
            weightedFitness: (0, quantise_1.quantise)((0, fitness_1.weighFitness)(fitness, policy_1.evolutionPolicy.fitnessWeights)),
            ...(inSample !== undefined && { inSampleDeflatedSharpe: (0, quantise_1.quantise)(inSample) }),
            ...(outOfSample !== undefined && { deflatedSharpe: (0, quantise_1.quantise)(outOfSample) }),
        };
    });
    return { ...trials, finalists, verdict: judge(finalists[0], input) };
}
function deflate(metrics, observations, trials) {
    const { sharpePerPeriod, skewness, kurtosis } = metrics ?? {};
    if (sharpePerPeriod === undefined || skewness === undefined || kurtosis === undefined)
        return undefined;
    if (trials.sharpeVariance === undefined || trials.trials < 1)
        return undefined;
    const evidence = { sharpePerPeriod, observations, skewness, kurtosis };
    return (0, deflated_sharpe_1.computeDeflatedSharpe)(evidence, { trials: trials.trials, variance: trials.sharpeVariance }).probability;
}
function judge(first, { assessments, trials, benchmark }) {
    const { minDeflatedSharpe, intervalLevel } = policy_1.evolutionPolicy.verdict;
    if (!first)
        return refusal(['No genome traded often enough to be judged.']);
    const { outOfSample, sharpeInterval } = assessments.get(first.strategy) ?? {};
    const reasons = [];
    // Each check fails closed: a figure that is undefined is a reason of its own.
    if (!((first.deflatedSharpe ?? -1) >= minDeflatedSharpe))
        reasons.push(`After ${trials.trials} trials the probability of skill (deflated Sharpe) out of sample is ${show(first.deflatedSharpe)}, below ${minDeflatedSharpe}.`);
    if (!((sharpeInterval?.lower ?? -1) > 0))
        reasons.push(`The ${intervalLevel * 100} % interval of the out-of-sample Sharpe ratio, ${show(sharpeInterval?.lower)} to ${show(sharpeInterval?.upper)}, does not lie above 0.`);
    if (!((outOfSample?.sharpe ?? Number.NEGATIVE_INFINITY) > (benchmark.sharpe ?? Number.POSITIVE_INFINITY)))
        reasons.push(`Its out-of-sample Sharpe ratio of ${show(outOfSample?.sharpe)} does not exceed ${show(benchmark.sharpe)} of buy-and-hold.`);
    if (reasons.length > 0)
        return refusal(reasons);
    return {
        passed: true,
        text: `Evidence of skill: out of sample the first finalist beats what ${trials.trials} trials of luck explain.`,
        reasons,
    };
}
function refusal(reasons) {
    return { passed: false, text: 'No evidence of skill.', reasons };
}
function show(value) {
    return value === undefined ? 'undefined' : value.toFixed(3);
}
//# sourceMappingURL=conclusion.js.map