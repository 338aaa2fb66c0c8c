"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.evolutionActivities = evolutionActivities;
exports.requireRun = requireRun;
const activity_1 = require("@temporalio/activity");
const benchmark_1 = require("../domain/evolution/benchmark");
const breeding_1 = require("../domain/evolution/breeding");
const conclusion_1 = require("../domain/evolution/conclusion");
const evolution_fault_1 = require("../domain/evolution/evolution-fault");
const gene_pool_1 = require("../domain/evolution/gene-pool");
const generation_record_1 = require("../domain/evolution/generation-record");
const hold_out_1 = require("../domain/evolution/hold-out");
const result_hash_1 = require("../domain/evolution/result-hash");
const settings_1 = require("../domain/evolution/settings");
const data_set_1 = require("../domain/market/data-set");
const derived_seed_1 = require("../domain/numerics/derived-seed");
const faults_1 = require("./faults");
/** The light work of a run: what takes milliseconds and reads or writes the record. */
function evolutionActivities(ports) {
    return (0, faults_1.translatingFaults)({
        openEvolution: (input) => openEvolution(ports, input),
        breedGeneration: (key) => breed(ports, key),
        selectSurvivors: (key) => selectSurvivors(ports, key),
        concludeEvolution: (input) => concludeEvolution(ports, input),
        abandonEvolution: (input) => abandonEvolution(ports, input),
    });
}
/** Checks the settings and opens the run's record; a run that exists must have been opened with the same settings. */
async function openEvolution({ dataSets, record }, { run, settings }) {
    const problems = (0, settings_1.checkSettings)(settings);
    if (problems.length > 0)
        throw new evolution_fault_1.EvolutionFault('evolution.settings-invalid', problems.join('; '));
    const bars = await dataSets.load(settings.dataset);
    (0, hold_out_1.requireHoldOut)(bars.close.length);
    const seed = settings.seed ?? (0, derived_seed_1.deriveSeed)(0, 'run', run);
    await record.openRun(run, (0, data_set_1.dataFamily)(bars), { ...settings, seed });
    activity_1.log.info('run opened', { run, ...settings, seed });
}
/** Breeds the generation's genomes from the survivors of the one before; says how many were never scored in this run. */
async function breed({ dataSets, record }, { run, generation }) {
    const { settings } = await requireRun(record, run);
    const bars = await dataSets.load(settings.dataset);
    const before = await findPrevious(record, run, generation);
    const offspring = (0, breeding_1.breedGeneration)({
        seed: settings.seed,
        generation,
        size: settings.population,
        pool: (0, gene_pool_1.createGenePool)({ hasVolume: bars.volume !== undefined }),
        parents: await record.loadScored(run, before?.survivors ?? []),
    });
    await record.storeOffspring(run, generation, offspring);
    return { newcomers: await record.countNewcomers(run, generation) };
}
/** Ends the generation: survivors, archive and its figures go to the record. */
async function selectSurvivors({ record, metrics }, { run, generation }) {
    const { settings } = await requireRun(record, run);
    const before = await findPrevious(record, run, generation);
    const selection = (0, generation_record_1.selectGeneration)({
        parents: await record.loadScored(run, before?.survivors ?? []),
        offspring: await record.loadScored(run, await record.loadMembers(run, generation)),
        archive: await record.loadScored(run, before?.archive ?? []),
    }, settings.population);
    const { survivors, archive, best, median, diversity, feasible } = selection;
    const summary = await record.storeGeneration(run, {
        generation,
        survivors: survivors.map(({ id }) => id),
        archive: archive.map(({ id }) => id),
        summary: {
            generation,
            ...(best !== undefined && { best }),
            ...(median !== undefined && { median }),
            ...(diversity !== undefined && { diversity }),
            newcomers: await record.countNewcomers(run, generation),
            feasible,
            archive: archive.length,
        },
    });
    metrics.generationSelected(settings.dataset, summary);
    activity_1.log.info('generation selected', { run, ...summary });
    return summary;
}
/** Closes the run: the verdict on its finalists and the hash of its result. */
async function concludeEvolution({ dataSets, record, ledger }, { run, stopped }) {
    const { settings, family } = await requireRun(record, run);
    const generations = await record.loadGenerations(run);
    const archive = await record.loadScored(run, generations.at(-1)?.archive ?? []);
    const bars = await dataSets.load(settings.dataset);
    const { inSample, outOfSample } = (0, hold_out_1.requireHoldOut)(bars.close.length);
    const assessments = await record.loadAssessments(run);
    const conclusion = (0, conclusion_1.drawConclusion)({
        finalists: (0, conclusion_1.rankFinalists)(archive),
        assessments: new Map(assessments.map((assessment) => [assessment.id, assessment])),
        bars: { inSample: inSample.to - inSample.from, outOfSample: outOfSample.to - outOfSample.from },
        trials: await ledger.countTrials(family),
        benchmark: (0, benchmark_1.measureBuyAndHold)(bars, outOfSample),
    });
    const resultHash = (0, result_hash_1.computeResultHash)({
        archive,
        ledger: await ledger.listTrials(run),
        generations: generations.map(({ summary, ...ids }) => ({
            ...ids,
            best: summary.best,
            median: summary.median,
            diversity: summary.diversity,
        })),
    });
    await record.concludeRun(run, { status: stopped ? 'stopped' : 'completed', resultHash, conclusion });
    // The record keeps its first conclusion; done again after a crash, this one may count the trials of others as well.
    const concluded = await requireRun(record, run);
    const verdict = concluded.conclusion?.verdict.text ?? conclusion.verdict.text;
    activity_1.log.info('run concluded', { run, resultHash, verdict, trials: concluded.conclusion?.trials });
    return { resultHash: concluded.resultHash ?? resultHash, verdict };
}
/** Notes a run that ended without a result. Its trials stay in the ledger. */
async function abandonEvolution({ record }, { run, outcome, reason }) {
    await record.setStatus(run, outcome, reason);
    activity_1.log.warn('run abandoned', { run, outcome, reason });
}
async function requireRun(record, run) {
    const found = await record.findRun(run);
    if (!found)
        throw new evolution_fault_1.EvolutionFault('evolution.run-unknown', `no run ${run} is recorded`);
    return found;
}
/** The generation before this one; undefined for the first. */
async function findPrevious(record, run, generation) {
    if (generation === 0)
        return undefined;
    const found = await record.loadGeneration(run, generation - 1);
    if (!found)
        throw new evolution_fault_1.EvolutionFault('evolution.generation-missing', `generation ${generation - 1} of ${run} is not recorded`);
    return found;
}
//# sourceMappingURL=evolution.activities.js.map