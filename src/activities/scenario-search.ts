import { log } from '@temporalio/activity';
import { searchAdversary } from '../domain/evolution/adversary-search';
import { adversaryPolicy } from '../domain/evolution/adversary-policy';
import { listScenariosIn, takeInSample } from '../domain/evolution/arena';
import { rankArchive } from '../domain/evolution/conclusion';
import { asPhenotype } from '../domain/evolution/individuals';
import { withHeartbeat } from './heartbeat';
import type { ComputePorts } from './compute.activities';
import { requireRun } from './evolution.activities';
import { loadLiving, requireArena, type GenerationKey } from './run-facts';

/** The adversary's move before a generation; done once, however often it is asked for. Members are those to be scored anew. */
export async function searchScenarios(
  { dataSets, record, evaluator, heartbeatEveryMs }: ComputePorts,
  { run, generation }: GenerationKey,
): Promise<{ members: number }> {
  const { settings } = await requireRun(record, run);
  const living = await loadLiving(record, { run, generation });
  const latest = await requireArena(record, { run, generation });
  if (latest.generation === generation) return { members: living.members.length };

  const bars = await dataSets.load(settings.dataset);
  const inSample = takeInSample(bars).bars;
  const archive = rankArchive(await record.loadScored({ run, arena: living.before }, living.archive));
  const genomes = archive.slice(0, adversaryPolicy.archiveMembers).map(asPhenotype);
  const content = await withHeartbeat(adversaryPolicy.rounds.default, heartbeatEveryMs, ({ signal, onProgress }) => {
    let rounds = 0;
    return searchAdversary({
      ...{ inSample, seed: settings.seed, generation, before: latest.content },
      standard: listScenariosIn(inSample),
      evaluate: async (scenarios) => {
        const watch = { signal, onProgress: () => onProgress(rounds) };
        const scored = await evaluator.evaluate({ bars, settings, scenarios, genomes }, watch);
        onProgress(++rounds);
        return scored.map(({ evaluation }) => evaluation);
      },
    });
  });
  await record.storeArena(run, { arena: latest.arena + 1, generation, content });
  const worst = content.adversary?.judged[0];
  log.info('scenarios chosen', {
    ...{ run, generation, arena: latest.arena + 1, scenarios: content.scenarios.map(({ name }) => name) },
    ...(worst && { worst: worst.scenario.name, harm: worst.harm }),
  });
  return { members: living.members.length };
}
