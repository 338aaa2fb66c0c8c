/**
 * Directions spread evenly over the unit simplex (Das & Dennis 1998): all points whose coordinates are multiples of 1 / divisions and sum
 * to 1. A second number adds a layer drawn half-way to the centre, as Deb & Jain 2014 do where one layer would lie on the rim alone.
 */
export function createReferencePoints(objectives: number, layers: readonly number[]): number[][] {
  return layers.flatMap((divisions, layer) =>
    latticePoints(objectives, divisions).map((point) =>
      layer === 0 ? point : point.map((coordinate) => (coordinate + 1 / objectives) / 2),
    ),
  );
}

/**
 * The finest layers with at most `size` points, so that a population has one member a direction. A single layer with fewer divisions than
 * objectives has no point inside; there the divisions are shared between two layers. Never empty: the corners are always there.
 */
export function chooseLayers(objectives: number, size: number): number[] {
  let divisions = 1;
  while (objectives > 1 && countPoints(objectives, divisions + 1) <= size) divisions++;
  if (divisions >= objectives) return [divisions];
  let inner = 0;
  while (inner < divisions && countPoints(objectives, divisions) + countPoints(objectives, inner + 1) <= size) inner++;
  return inner === 0 ? [divisions] : [divisions, inner];
}

/** C(objectives + divisions - 1, divisions). */
function countPoints(objectives: number, divisions: number): number {
  let count = 1;
  for (let step = 1; step <= divisions; step++) count = (count * (objectives - 1 + step)) / step;
  return count;
}

function latticePoints(objectives: number, divisions: number): number[][] {
  const points: number[][] = [];
  const extend = (point: readonly number[], left: number): void => {
    if (point.length === objectives - 1) {
      points.push([...point, left].map((steps) => steps / divisions));
      return;
    }
    for (let steps = 0; steps <= left; steps++) extend([...point, steps], left - steps);
  };
  extend([], divisions);
  return points;
}
