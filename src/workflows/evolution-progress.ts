import type { EvolutionProgress } from '../contracts/evolution';

/** One line for the Web UI: where the run is, how good, and what it waits for. */
export function describeProgress({ stage, heading, generation, generations, latest }: EvolutionProgress): string {
  const show = (value: number | undefined): string => value?.toFixed(3) ?? 'none';
  const waits = stage === 'paused' ? ', waiting for **resume** or **stop**' : '';
  const leads = heading === stage ? '' : `, then ${heading}`;
  const scores = latest
    ? `; best fitness **${show(latest.best)}**, median ${show(latest.median)}, diversity ${show(latest.diversity)}, archive of ${latest.archive}`
    : '';
  return `**${stage}**${leads}: generation ${generation} of ${generations}${scores}${waits}`;
}
