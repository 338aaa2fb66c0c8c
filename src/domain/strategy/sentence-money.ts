import { quantise } from '../numerics/quantise';
import type { Exits, Sizing } from './genome';
import type { Scanner, Span } from './sentence-scanner';

/** Where each figure stands, by its path in the genome. */
export type FigurePlaces = Map<string, Span>;

const number = '([+-]?\\d+(?:\\.\\d+)?)';
const ranges = '(?:average\\s+true\\s+ranges?|atrs?)';
const percent = `${number}\\s*(?:%|per\\s?cent)`;

const exitWords: readonly { readonly name: keyof Exits; readonly pattern: RegExp; readonly words: string }[] = [
  {
    name: 'stopAtr',
    pattern: new RegExp(`(?:a\\s+)?stop\\s+(?:of\\s+)?${number}\\s+${ranges}(?:\\s+away)?(?!\\w)`, 'iy'),
    words: 'a stop 2.5 average true ranges away',
  },
  {
    name: 'trailAtr',
    pattern: new RegExp(
      `(?:a\\s+)?stop\\s+trailing\\s+the\\s+best\\s+price\\s+by\\s+${number}\\s+${ranges}(?!\\w)`,
      'iy',
    ),
    words: 'a stop trailing the best price by 3 average true ranges',
  },
  {
    name: 'targetAtr',
    pattern: new RegExp(`(?:a\\s+)?target\\s+(?:of\\s+)?${number}\\s+${ranges}(?:\\s+away)?(?!\\w)`, 'iy'),
    words: 'a target 6 average true ranges away',
  },
  {
    name: 'maxBars',
    pattern: new RegExp(`(?:an\\s+)?end\\s+after\\s+${number}\\s+bars?(?!\\w)`, 'iy'),
    words: 'an end after 20 bars',
  },
];

const comma = /,(?:\s*and\b)?|and\b/iy;
const share = new RegExp(`${percent}(?:\\s+of\\s+(?:the\\s+)?equity)?(?:\\s+in(?:to)?\\s+each\\s+trade)?(?!\\w)`, 'iy');
const target = new RegExp(`${percent}(?:\\s+(?:of\\s+)?annual)?\\s+volatility\\b`, 'iy');
const atMost = new RegExp(`,?\\s*(?:and\\s+)?at\\s+most\\s+${percent}(?:\\s+of\\s+(?:the\\s+)?equity)?(?!\\w)`, 'iy');

/** Reads what protects a trade, each exit once, after `Protect each trade by`. */
export function readExits(scanner: Scanner, places: FigurePlaces): Exits | undefined {
  const exits: { -readonly [Name in keyof Exits]: Exits[Name] } = {};
  do {
    const free = exitWords.filter(({ name }) => exits[name] === undefined);
    const found = exitWords.find(({ pattern }) => scanner.peek(pattern));
    const match = found && exits[found.name] === undefined && scanner.take(found.pattern);
    if (!match)
      return scanner.refuse({
        expected: found ? 'each protective exit once' : `one of: ${free.map(({ words }) => words).join('; ')}`,
        example: (free[0] ?? exitWords[0]!).words,
      });
    exits[found.name] = Number(match[1]);
    places.set(`exits.${found.name}`, scanner.last());
  } while (scanner.take(comma));
  return exits;
}

/** Reads the share of equity after `Put`. */
export function readFixedSizing(scanner: Scanner, places: FigurePlaces): Sizing | undefined {
  const match = scanner.take(share);
  if (!match) return scanner.refuse({ expected: 'a share of equity in %', example: '25 % of equity into each trade' });
  places.set('sizing.fraction', scanner.last());
  return { kind: 'fixed', fraction: quantise(Number(match[1]) / 100) };
}

/** Reads the volatility and the bound after `Size each trade for`. */
export function readVolatilitySizing(scanner: Scanner, places: FigurePlaces): Sizing | undefined {
  const annual = scanner.take(target);
  if (!annual) return scanner.refuse({ expected: 'an annual volatility in %', example: '15 % annual volatility' });
  places.set('sizing.annualVolatility', scanner.last());
  const most = scanner.take(atMost);
  if (!most) return scanner.refuse({ expected: 'a largest share of equity in %', example: ', at most 95 % of equity' });
  places.set('sizing.maxFraction', scanner.last());
  return {
    kind: 'volatility',
    annualVolatility: quantise(Number(annual[1]) / 100),
    maxFraction: quantise(Number(most[1]) / 100),
  };
}
