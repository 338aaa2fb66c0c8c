import { createKernelColumns } from '../../../src/domain/simulation/kernel-columns';
import { columnBytes } from '../../../src/domain/simulation/kernel-layout';
import { createFeatureColumns } from '../../../src/domain/strategy/feature-columns';
import { roughBars } from '../../support/rough-bars';

const bars = roughBars({ seed: 3, length: 200 });

test('a column in memory is the plain one, padded with NaN to whole blocks; the oldest gives way', () => {
  const buffer = new ArrayBuffer(4_096);
  const columns = createKernelColumns(bars, { buffer, offset: 1_024, bytes: 2 * columnBytes(200) });
  const read = (place: number) => new Float32Array(buffer, place, 256);
  for (const ref of ['close', 'sma(20)', 'rsi(14)', 'close']) {
    const column = read(columns.locate(ref));
    expect(column.subarray(0, 200)).toEqual(createFeatureColumns(bars).column(ref));
    expect(column.subarray(200).every(Number.isNaN)).toBe(true);
  }
  const place = columns.locate('rsi(14)');
  columns.locate('sma(20)');
  expect(columns.locate('rsi(14)')).toBe(place);
});

test('room for less than the two columns of a comparison is refused', () => {
  const options = { buffer: new ArrayBuffer(1_024), offset: 0, bytes: columnBytes(200) };
  expect(() => createKernelColumns(bars, options)).toThrow(RangeError);
});
