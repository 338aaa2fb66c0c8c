import { canonicalJson, type Json } from '../numerics/canonical-json';
import { sha256Hex } from '../numerics/sha256';
import type { EvidenceHash } from './gate-verdict';
import { ProvingFault } from './proving-fault';
import { readSeriesBytes, seriesBytes, seriesKind, type Series, type SeriesKind } from './series-bytes';
import type { StageEvidence } from './stage-evidence';

/** Evidence as it is recorded: a small document that names its long rows of numbers by what they hold. */
export interface PackedEvidence {
  /** SHA-256 of the document. */
  readonly hash: EvidenceHash;
  /** Canonical JSON. */
  readonly document: string;
  /** The rows by the SHA-256 of their bytes. */
  readonly series: ReadonlyMap<string, PackedSeries>;
}

export interface PackedSeries {
  readonly kind: SeriesKind;
  readonly bytes: Uint8Array;
}

/** What stands for a row in the document. */
interface SeriesReference {
  readonly series: string;
  readonly kind: SeriesKind;
  readonly length: number;
}

/** The same evidence always packs to the same bytes. Throws `proving.evidence-invalid` on a figure outside a row that is not finite. */
export function packEvidence(evidence: StageEvidence): PackedEvidence {
  const series = new Map<string, PackedSeries>();
  const pack = (value: unknown): Json | undefined => {
    const kind = seriesKind(value);
    if (kind !== undefined) {
      const values = value as Series;
      const bytes = seriesBytes(kind, values);
      const hash = sha256Hex(bytes);
      series.set(hash, { kind, bytes });
      return { series: hash, kind, length: values.length };
    }
    if (Array.isArray(value)) return value.map((item) => pack(item) ?? null);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, pack(member)]));
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new ProvingFault('proving.evidence-invalid', `evidence holds a figure that is not finite: ${value}`);
    return value as Json | undefined;
  };
  const document = canonicalJson(pack(evidence) as Json);
  return { hash: sha256Hex(document), document, series };
}

/** Hashes of the rows that a document names, each once. */
export function listSeries(document: string): string[] {
  const hashes = new Set<string>();
  JSON.parse(document, (_, value: unknown) => {
    if (isReference(value)) hashes.add(value.series);
    return value;
  });
  return [...hashes];
}

/**
 * The evidence behind a document. Throws `proving.evidence-damaged` where the document is not the one of this hash, and where a row is missing,
 * is not what the document names, or has another length: one byte is enough.
 */
export function unpackEvidence(
  { hash, document }: Pick<PackedEvidence, 'hash' | 'document'>,
  load: (series: string) => Uint8Array | undefined,
): StageEvidence {
  const found = sha256Hex(document);
  if (found !== hash)
    throw new ProvingFault('proving.evidence-damaged', `the document of evidence ${hash} hashes to ${found}`);
  const evidence: unknown = JSON.parse(document, (_, value: unknown) =>
    isReference(value) ? readSeries(value, load(value.series)) : value,
  );
  return evidence as StageEvidence;
}

function readSeries({ series, kind, length }: SeriesReference, bytes: Uint8Array | undefined): Series {
  if (!bytes) throw new ProvingFault('proving.evidence-damaged', `series ${series} is missing`);
  const found = sha256Hex(bytes);
  if (found !== series) throw new ProvingFault('proving.evidence-damaged', `series ${series} hashes to ${found}`);
  const values = readSeriesBytes(kind, bytes);
  if (values?.length !== length)
    throw new ProvingFault('proving.evidence-damaged', `series ${series} is not one of ${length} ${kind} values`);
  return values;
}

function isReference(value: unknown): value is SeriesReference {
  return typeof value === 'object' && value !== null && 'series' in value && typeof value.series === 'string';
}
