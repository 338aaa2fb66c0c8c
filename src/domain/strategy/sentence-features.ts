import type { Feature } from '../market/feature';
import { formatFeatureRef, parseFeatureRef } from './feature-ref';
import { featureRegistry, findFeature } from './feature-registry';
import type { FeatureRef } from './genome';
import type { Scanner } from './sentence-scanner';
import { describeFeature } from './sentences';

interface FeatureWords {
  readonly feature: Feature;
  /** Sticky; a group for each parameter, in the order of the words. */
  readonly pattern: RegExp;
  readonly parameters: readonly string[];
}

const parameterNumber = '(-?\\d+(?:\\.\\d+)?)';
const reference = /([a-z][a-z0-9-]*)(?: *\([^()]*\))?(?![\w-])/iy;

const featureWords = featureRegistry.map(wordsOf);

/** Reads the words of a feature, `the 14-bar RSI`, or its reference, `rsi(14)`; undefined where neither comes next. */
export function readFeature(scanner: Scanner): FeatureRef | undefined {
  let longest: { words: FeatureWords; match: RegExpExecArray } | undefined;
  for (const words of featureWords) {
    const match = scanner.peek(words.pattern);
    if (match && match[0].length > (longest?.match[0].length ?? 0)) longest = { words, match };
  }
  const ref = scanner.peek(reference);
  if (ref && findFeature(ref[1]!.toLowerCase()) && ref[0].length > (longest?.match[0].length ?? 0)) {
    scanner.take(reference);
    return oneSpelling(ref[0].toLowerCase());
  }
  if (!longest) return undefined;
  const { feature, parameters, pattern } = longest.words;
  scanner.take(pattern);
  const values = longest.match.slice(1).map(Number);
  return formatFeatureRef(
    feature.name,
    feature.parameters.map(({ name }) => values[parameters.indexOf(name)]!),
  );
}

/** A reference in its one spelling; as it stands where it has another form, for the genome's check to name. */
function oneSpelling(text: string): FeatureRef {
  const parsed = parseFeatureRef(text);
  return parsed ? formatFeatureRef(parsed.name, parsed.parameters) : text;
}

/** The words of the feature that has most in common with `text`: what its writer may have meant. */
export function suggestFeature(text: string): string {
  const said = new Set(telling(text));
  let best: { readonly feature: Feature; readonly common: number } | undefined;
  for (const feature of featureRegistry) {
    const words = telling(feature.words);
    const common = words.filter((word) => said.has(word)).length / Math.sqrt(words.length);
    if (common > (best?.common ?? 0)) best = { feature, common };
  }
  if (!best) return 'the close';
  const { name, parameters } = best.feature;
  return describeFeature(
    formatFeatureRef(
      name,
      parameters.map(({ min }) => min),
    ),
  );
}

/** The words by which a feature is told from others. */
function telling(text: string): string[] {
  const words = text.replace(/\{\w+\}/g, '').toLowerCase();
  return (words.match(/[a-z]{3,}/g) ?? []).filter((word) => !/^(?:the|bars?)$/.test(word));
}

function wordsOf(feature: Feature): FeatureWords {
  const pieces = feature.words.split(/(\{\w+\}|,?\s+|\bbars\b)/).filter((piece) => piece !== '');
  const parameters = pieces.flatMap((piece) => /^\{(\w+)\}$/.exec(piece)?.[1] ?? []);
  const source = pieces
    .map((piece) => {
      if (piece.startsWith('{')) return parameterNumber;
      if (piece.trim() === '') return '\\s+';
      if (piece.startsWith(',')) return ',\\s*';
      return piece === 'bars' ? 'bars?' : piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('')
    .replace(/^the\\s\+/, '(?:the\\s+)?');
  return { feature, pattern: new RegExp(`${source}(?![\\w-])`, 'iy'), parameters };
}
