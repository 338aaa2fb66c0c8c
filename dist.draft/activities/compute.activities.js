"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.computeActivities = computeActivities;
const activity_1 = require("@temporalio/activity");
const conclusion_1 = require("../domain/evolution/conclusion");
const faults_1 = require("./faults");
const evolution_activities_1 = require("./evolution.activities");
/** The CPU-bound work of a run, done in threads while this side tells Temporal how far it is. */
function computeActivities({ dataSets, record, ledger, evaluator, metrics, heartbeatEveryMs }) {
    return (0, faults_1.translatingFaults)({
        /** Scores the newcomers `from` to `to` of a generation. They are in the trial ledger before they are scored. */
        async evaluateGenomes({ run, generation, from, to }) {
            const startedAt = performance.now();
            const { settings, family } = await (0, evolution_activities_1.requireRun)(record, run);
            const genomes = await record.loadNewcomers(run, { generation, from, to });
            const bars = await dataSets.load(settings.dataset);
            await ledger.recordTrials({ run, family, genomes: genomes.map(({ id }) => id) });
            const evaluations = await withHeartbeat(genomes.length, heartbeatEveryMs, (watch) => evaluator.evaluate({ bars, settings, genomes }, watch));
            await record.storeEvaluations(run, evaluations);
            const seconds = (performance.now() - startedAt) / 1_000;
            metrics.genomesEvaluated(genomes.length, seconds);
            activity_1.log.info('genomes evaluated', { run, generation, from, to, seconds });
            return { evaluated: genomes.length };
        },
        /** Puts the finalists on the bars that evolution never saw. */
        async assessFinalists({ run }) {
            const { settings } = await (0, evolution_activities_1.requireRun)(record, run);
            const last = (await record.loadGenerations(run)).at(-1);
            const finalists = (0, conclusion_1.rankFinalists)(await record.loadScored(run, last?.archive ?? []));
            const bars = await dataSets.load(settings.dataset);
            const assessments = await withHeartbeat(finalists.length, heartbeatEveryMs, (watch) => evaluator.assess({ bars, settings, genomes: finalists }, watch));
            await record.storeAssessments(run, assessments);
            activity_1.log.info('finalists assessed', { run, finalists: finalists.length });
            return { assessed: finalists.length };
        },
    });
}
/** Runs work that reports its progress, passing it on as heartbeats; without them neither a cancellation nor a lost worker would be noticed. */
async function withHeartbeat(total, everyMs, work) {
    const context = activity_1.Context.current();
    let done = 0;
    const timer = setInterval(() => context.heartbeat({ done, total }), everyMs);
    try {
        return await work({ onProgress: (count) => (done = count), signal: context.cancellationSignal });
    }
    finally {
        clearInterval(timer);
    }
}
//# sourceMappingURL=compute.activities.js.map