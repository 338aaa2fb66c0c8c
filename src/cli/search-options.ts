import { InvalidArgumentError, Option, type Command } from 'commander';
import type { GenomeStore } from '../activities/ports';
import { furtherSenses, type FurtherSense } from '../domain/evolution/gene-pool';
import { completePlan, searchSwitches, type SearchPlan, type SearchSwitch } from '../domain/evolution/search-plan';
import { searchPolicy } from '../domain/evolution/search-policy';
import { selections, topologies } from '../domain/evolution/search-settings';
import type { Bars } from '../domain/market/bars';
import { findFounderProblems } from '../domain/strategy/founder-problems';
import { parseWhole } from './options';
import { CommandError, exitCodes } from './output';
import { requireStrategy } from './strategy-lookup';

/** How a command says what is special about a search; what is absent is as the policy has it. */
export interface SearchOptions {
  readonly selection?: SearchPlan['selection'];
  readonly islands?: number;
  readonly migrationEvery?: number;
  readonly migrants?: number;
  readonly topology?: SearchPlan['topology'];
  readonly adversaryEvery?: number;
  readonly bootstrapWorlds?: number;
  readonly garchWorlds?: number;
  readonly with?: readonly SearchSwitch[];
  readonly without?: readonly SearchSwitch[];
  readonly founder?: readonly string[];
  readonly senses?: readonly FurtherSense[];
}

/** Adds the options of a search to a command. */
export function addSearchOptions(command: Command): Command {
  const { islands, migrationEvery, migrants, adversaryEvery, worlds } = searchPolicy;
  const usual = completePlan();
  const switches = searchSwitches.map(switchName).join(', ');
  const on = searchSwitches.filter((name) => usual[name]).map(switchName);
  return command
    .addOption(
      new Option('--selection <kind>', `crowding distance or reference points (default: ${usual.selection})`).choices([
        ...selections,
      ]),
    )
    .option('--islands <n>', `populations side by side (default: ${usual.islands})`, parseWhole(islands))
    .option(
      '--migration-every <n>',
      `generations between migrations (default: ${usual.migrationEvery})`,
      parseWhole(migrationEvery),
    )
    .option('--migrants <n>', `genomes that an island sends on (default: ${usual.migrants})`, parseWhole(migrants))
    .addOption(
      new Option('--topology <kind>', `how islands are joined (default: ${usual.topology})`).choices([...topologies]),
    )
    .option(
      '--adversary-every <n>',
      `generations between moves of the adversary, 0 for never (default: ${usual.adversaryEvery})`,
      parseWhole(adversaryEvery),
    )
    .option(
      '--bootstrap-worlds <n>',
      `resampled histories for adaptability (default: ${usual.bootstrapWorlds})`,
      parseWhole(worlds),
    )
    .option('--garch-worlds <n>', `the same by a fitted GARCH(1,1) (default: ${usual.garchWorlds})`, parseWhole(worlds))
    .option(
      '--with <parts>',
      `parts of the search to switch on: ${switches} (on: ${on.join(', ') || 'none'})`,
      parseSwitches,
    )
    .option('--without <parts>', 'parts of the search to switch off', parseSwitches)
    .option(
      '--senses <list>',
      `senses whose features rules may use beside the plain ones: all, or some of ${furtherSenses.join(', ')} (default: none)`,
      parseSenses,
    )
    .option(
      '--founder <id-or-file>',
      'a strategy of your own that opens the first generation; may be repeated',
      (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
    );
}

/** What was asked for. Founders are stored, so that the run can read them. Throws CommandError on a founder that is not there. */
export async function readSearchOptions(
  options: SearchOptions,
  { record, bars }: { record: GenomeStore; bars: Bars },
): Promise<Partial<SearchPlan>> {
  const { selection, islands, migrationEvery, migrants, topology, adversaryEvery, bootstrapWorlds, garchWorlds } =
    options;
  const named = {
    selection,
    islands,
    migrationEvery,
    migrants,
    topology,
    adversaryEvery,
    bootstrapWorlds,
    garchWorlds,
  };
  requireSense(options);
  const founders: string[] = [];
  for (const given of options.founder ?? []) {
    const { id, genome } = await requireStrategy(given, record);
    const problems = findFounderProblems(genome, { hasVolume: bars.volume !== undefined });
    if (problems.length > 0)
      throw new CommandError(
        'strategy.no-founder',
        `${given} cannot found a population: ${problems.map(({ path, found, expected }) => `${path} ${found}: expected ${expected}`).join('; ')}`,
        { exitCode: exitCodes.usage },
      );
    await record.storeGenome(id, genome);
    founders.push(id);
  }
  return {
    ...Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)),
    ...Object.fromEntries((options.with ?? []).map((name) => [name, true])),
    ...Object.fromEntries((options.without ?? []).map((name) => [name, false])),
    ...(founders.length > 0 && { founders: [...new Set(founders)] }),
    ...(options.senses && { senses: options.senses }),
  };
}

/** Throws CommandError where one option takes back another, or has nothing to act on. */
function requireSense({ islands = completePlan().islands, migrationEvery, migrants, ...options }: SearchOptions): void {
  const both = (options.with ?? []).filter((name) => options.without?.includes(name));
  const problems = [
    ...both.map((name) => `--with and --without ${switchName(name)}: expected one of them`),
    ...(islands === 1 && (migrationEvery !== undefined || migrants !== undefined)
      ? ['--migration-every and --migrants: expected --islands of 2 and more with them']
      : []),
  ];
  if (problems.length > 0)
    throw new CommandError('evolution.settings-invalid', problems.join('; '), { exitCode: exitCodes.usage });
}

function parseSwitches(text: string): SearchSwitch[] {
  return text.split(',').map((given) => {
    const found = searchSwitches.find((name) => switchName(name) === given.trim());
    if (!found)
      throw new InvalidArgumentError(
        `'${given}' is no part of the search: expected a list of ${searchSwitches.map(switchName).join(', ')}, such as ${switchName('restarts')}.`,
      );
    return found;
  });
}

/** In the order of the registry, so that equal choices are equal plans. */
function parseSenses(text: string): FurtherSense[] {
  const given = text.split(',').map((name) => name.trim());
  const unknown = given.find((name) => name !== 'all' && !furtherSenses.some((sense) => sense === name));
  if (unknown !== undefined)
    throw new InvalidArgumentError(`'${unknown}' is no sense: expected all, or a list of ${furtherSenses.join(', ')}.`);
  return furtherSenses.filter((sense) => given.includes('all') || given.includes(sense));
}

/** `adaptive-operators` of `adaptiveOperators`. */
function switchName(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
