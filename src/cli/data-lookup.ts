import type { DataSetStore, DataSetSummary } from '../activities/ports';
import type { Bars } from '../domain/market/bars';
import { DataFault } from '../domain/market/data-fault';
import { CommandError, exitCodes } from './output';

/** The data set that a unique beginning of an id means. */
export async function requireDataSet(prefix: string, dataSets: Pick<DataSetStore, 'find'>): Promise<DataSetSummary> {
  const found = await dataSets.find(prefix).catch((error: unknown) => {
    if (!(error instanceof DataFault) || error.code !== 'data.ambiguous') throw error;
    throw new CommandError(error.code, error.message, { exitCode: exitCodes.usage, hint: 'give more of the id' });
  });
  if (found) return found;
  throw new CommandError('data.not-found', `there is no data set ${prefix}`, {
    exitCode: exitCodes.notFound,
    hint: 'emp data list',
  });
}

export async function requireBars(
  prefix: string,
  dataSets: Pick<DataSetStore, 'find' | 'load'>,
): Promise<{ dataset: string; bars: Bars }> {
  const { dataset } = await requireDataSet(prefix, dataSets);
  return { dataset, bars: await dataSets.load(dataset) };
}
