import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { listSeries, packEvidence, unpackEvidence } from '../../../src/domain/validation/evidence-record';
import type { StageEvidence } from '../../../src/domain/validation/stage-evidence';
import { sampleEvidence } from '../../support/sample-evidence';

const evidence = sampleEvidence();
const packed = packEvidence(evidence);
const loadFrom = (series: typeof packed.series) => (name: string) => series.get(name)?.bytes;

test('what is packed comes back to the last bit, and packs to the same bytes again', () => {
  const back = unpackEvidence(packed, loadFrom(packed.series));
  expect(back).toEqual(evidence);
  const again = packEvidence(back);
  expect([again.hash, again.document]).toEqual([packed.hash, packed.document]);
});

test('document and rows are named by their SHA-256, and the document holds no row', () => {
  const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
  expect(packed.hash).toBe(sha256(packed.document));
  for (const [name, { bytes }] of packed.series) expect(name).toBe(sha256(bytes));
  expect(packed.document.length).toBeLessThan(8_000);
  expect(listSeries(packed.document).sort()).toEqual([...packed.series.keys()].sort());
});

test('rows lie in little-endian doubles, bytes as they are', () => {
  const returns = { ...evidence.returns, inSample: Float64Array.of(1, -2.5) };
  const regimes = { ...evidence.regimes, inSample: Uint8Array.of(1, 3) };
  const { series } = packEvidence({ ...evidence, returns, regimes });
  const contents = [...series.values()].map(({ kind, bytes }) => `${kind} ${Buffer.from(bytes).toString('hex')}`);
  expect(contents).toContain('float64 000000000000f03f00000000000004c0');
  expect(contents).toContain('uint8 0103');
});

test('every double comes back, negative zero, infinities and what is no number among them', () => {
  fc.assert(
    fc.property(fc.float64Array({ maxLength: 20 }), (row) => {
      const { hash, document, series } = packEvidence({ ...evidence, profits: { ...evidence.profits, inSample: row } });
      expect(unpackEvidence({ hash, document }, loadFrom(series)).profits.inSample).toEqual(row);
    }),
    { numRuns: 20 },
  );
});

test('the order in which members were written makes no difference, and absent ones are none', () => {
  const turned = Object.fromEntries(Object.entries(evidence).reverse()) as unknown as StageEvidence;
  expect(packEvidence(turned).hash).toBe(packed.hash);
  expect(packEvidence({ ...evidence, champion: undefined } as unknown as StageEvidence).hash).toBe(packed.hash);
});

test('one flipped bit anywhere is found', () => {
  const rows = [...packed.series.keys()];
  fc.assert(
    fc.property(fc.nat(rows.length - 1), fc.nat(), fc.nat(7), (place, at, bit) => {
      const name = rows[place]!;
      const bytes = Uint8Array.from(packed.series.get(name)!.bytes);
      bytes[at % bytes.length]! ^= 1 << bit;
      const load = (wanted: string) => (wanted === name ? bytes : packed.series.get(wanted)?.bytes);
      expect(() => unpackEvidence(packed, load)).toThrow(
        expect.objectContaining({ code: 'proving.evidence-damaged', message: expect.stringContaining(name) }),
      );
    }),
    { numRuns: 30 },
  );
  fc.assert(
    fc.property(fc.nat(packed.document.length - 1), (at) => {
      const other = packed.document[at] === '1' ? '2' : '1';
      const document = packed.document.slice(0, at) + other + packed.document.slice(at + 1);
      expect(() => unpackEvidence({ hash: packed.hash, document }, loadFrom(packed.series))).toThrow(
        expect.objectContaining({ code: 'proving.evidence-damaged' }),
      );
    }),
    { numRuns: 30 },
  );
});

test('a row that is missing, or another one under its name, is found', () => {
  const [first, second] = [...packed.series.keys()];
  const without = (name: string) => (name === first ? undefined : packed.series.get(name)?.bytes);
  expect(() => unpackEvidence(packed, without)).toThrow(`series ${first} is missing`);
  const swapped = (name: string) => packed.series.get(name === first ? second! : name)?.bytes;
  expect(() => unpackEvidence(packed, swapped)).toThrow(expect.objectContaining({ code: 'proving.evidence-damaged' }));
});

test('a document that tells another length or kind of its rows than they have is refused', () => {
  for (const [from, to] of [
    ['"length":600', '"length":601'],
    ['"kind":"uint8","length":600', '"kind":"float64","length":600'],
  ] as const) {
    const document = packed.document.replace(from, to);
    expect(document).not.toBe(packed.document);
    const hash = createHash('sha256').update(document).digest('hex');
    expect(() => unpackEvidence({ hash, document }, loadFrom(packed.series))).toThrow('is not one of');
  }
});

test('a plain figure that is not finite is refused, and so is a row of a kind nobody reads', () => {
  const stress = { ...evidence.stress!, unstressed: { sharpe: NaN } };
  expect(() => packEvidence({ ...evidence, stress })).toThrow(
    expect.objectContaining({ code: 'proving.evidence-invalid' }),
  );
  expect(() => packEvidence({ ...evidence, odd: new Float32Array(2) } as StageEvidence)).toThrow('no Float32Array');
});
