import type { GenomeStore } from '../activities/ports';
import { CommandError, exitCodes } from './output';
import { readStrategyFile, type Strategy } from './strategy-file';

/** A strategy by a unique beginning of its id, or from a file of JSON or sentences. */
export async function requireStrategy(idOrFile: string, record: GenomeStore): Promise<Strategy> {
  return /^[0-9a-f]{1,64}$/.test(idOrFile) ? findStrategy(idOrFile, record) : readStrategyFile(idOrFile);
}

export async function findStrategy(prefix: string, record: GenomeStore): Promise<Strategy> {
  if (prefix === '')
    throw new CommandError(
      'strategy.unnamed',
      'no strategy is named: expected the beginning of its id, such as 1a2b3c',
      {
        exitCode: exitCodes.usage,
      },
    );
  const ids = await record.findGenomes(prefix.toLowerCase(), 6);
  const [id] = ids;
  if (ids.length > 1)
    throw new CommandError('strategy.ambiguous', `several strategies start with ${prefix}`, {
      exitCode: exitCodes.usage,
      hint: 'give more of the id',
      details: { strategies: ids },
    });
  const genome = id === undefined ? undefined : await record.loadGenome(id);
  if (id === undefined || !genome)
    throw new CommandError('strategy.not-found', `there is no strategy ${prefix}`, {
      exitCode: exitCodes.notFound,
      hint: 'ids are those of emp evolve show and emp strategy list; a file is named with its ending, as in trend.json',
    });
  return { id, genome };
}
