import type { Random } from '../../src/domain/numerics/random';

/**
 * Fractional Gaussian noise of variance 1 with Hurst exponent `hurst`: exact, by embedding its covariance in a circulant matrix and diagonalising
 * that by the Fourier transform (Davies & Harte 1987). `length` a power of two.
 */
export function fractionalNoise(length: number, hurst: number, random: Random): Float64Array {
  const power = (lag: number): number => Math.abs(lag) ** (2 * hurst);
  const covariance = (lag: number): number => (power(lag + 1) - 2 * power(lag) + power(lag - 1)) / 2;
  const size = 2 * length;
  const real = Float64Array.from({ length: size }, (_, i) => covariance(Math.min(i, size - i)));
  const imaginary = new Float64Array(size);
  transform(real, imaginary);
  const eigenvalues = real.slice();
  for (let k = 0; k <= length; k++) {
    const isReal = k === 0 || k === length;
    const scale = Math.sqrt((eigenvalues[k]! * (isReal ? 1 : 0.5)) / size);
    real[k] = scale * random.normal();
    imaginary[k] = isReal ? 0 : scale * random.normal();
    if (isReal) continue;
    real[size - k] = real[k]!;
    imaginary[size - k] = -imaginary[k]!;
  }
  transform(real, imaginary);
  return real.slice(0, length);
}

/** Fast Fourier transform in place (Cooley & Tukey 1965); the length is a power of two. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  if (size === 1) return;
  const half = size / 2;
  const even = [real, imaginary].map((part) => part.filter((_, i) => i % 2 === 0)) as [Float64Array, Float64Array];
  const odd = [real, imaginary].map((part) => part.filter((_, i) => i % 2 === 1)) as [Float64Array, Float64Array];
  transform(...even);
  transform(...odd);
  for (let k = 0; k < half; k++) {
    const [cosine, sine] = [Math.cos((-2 * Math.PI * k) / size), Math.sin((-2 * Math.PI * k) / size)];
    const turnedReal = cosine * odd[0][k]! - sine * odd[1][k]!;
    const turnedImaginary = cosine * odd[1][k]! + sine * odd[0][k]!;
    real[k] = even[0][k]! + turnedReal;
    imaginary[k] = even[1][k]! + turnedImaginary;
    real[k + half] = even[0][k]! - turnedReal;
    imaginary[k + half] = even[1][k]! - turnedImaginary;
  }
}
