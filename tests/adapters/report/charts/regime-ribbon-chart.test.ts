import { regimeColour, regimeRibbonChart } from '../../../../src/adapters/report/charts/regime-ribbon-chart';
import { walkBars } from '../../../support/random-bars';

const size = { name: 'wide', width: 900, height: 300, fontSize: 14 } as const;
const bars = walkBars({ length: 40, seed: 3 });

test('a span of the ribbon is as wide as its bars, and has its name where there is room', () => {
  const rows = [
    {
      ...{ view: 'market', states: ['bull', 'bear'] },
      spans: [
        { from: 0, to: 30, state: 'bull' },
        { from: 30, to: 31, state: 'bear' },
      ],
    },
  ];
  const { graphic } = regimeRibbonChart(bars, rows).draw(size) as unknown as {
    graphic: { type: string; shape?: { width: number }; style: { text?: string } }[];
  };
  const band = (900 - 104 - 12) / 40;
  const widths = graphic.flatMap(({ shape }) => shape?.width ?? []);
  expect(widths[0]).toBeCloseTo(30 * band - 1, 9);
  expect(widths[1]).toBeCloseTo(band - 1, 9);
  expect(graphic.flatMap(({ style }) => style.text ?? [])).toEqual(['market', 'bull']);
});

test('regimes that are worse for who holds the market stand out more', () => {
  expect(regimeColour('bear')).toBe(regimeColour('crisis'));
  expect(regimeColour('bull')).toBe(regimeColour('calm'));
  expect(regimeColour('bull')).not.toBe(regimeColour('bear'));
});
