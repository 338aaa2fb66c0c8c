import { init, type EChartsOption } from 'echarts';
import { html, trustMarkup, type Markup } from '../html';
import { palette } from './palette';

/** Text in a drawing shrinks with it, so every chart is drawn twice and the stylesheet shows the one that fits. */
const sizes = [
  { name: 'wide', width: 900, fontSize: 14 },
  { name: 'narrow', width: 360, fontSize: 12 },
] as const;

export interface ChartSize {
  readonly name: (typeof sizes)[number]['name'];
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
}

export interface Chart {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** What the picture says, for who cannot see it. */
  readonly alternative: string;
  readonly heights: Readonly<Record<ChartSize['name'], number>>;
  readonly legend: readonly LegendEntry[];
  /** Said below the chart. */
  readonly caption?: string;
  draw(size: ChartSize): EChartsOption;
}

export interface LegendEntry {
  readonly label: string;
  readonly colour: string;
  readonly mark: 'line' | 'dashed' | 'area' | 'dot' | 'ring';
}

/** Draws a chart as two inline pictures with one legend. The same chart gives the same markup, byte for byte. */
export function renderChart(chart: Chart): Markup {
  const { id, title, alternative, legend, caption, heights } = chart;
  const pictures = sizes.map((size) => {
    const svg = drawSvg(chart, { ...size, height: heights[size.name] });
    return html`<div class="${size.name}" role="img" aria-label="${title}. ${alternative}">${svg}</div>`;
  });
  return html`<figure id="${id}">
    <h3>${title}</h3>
    ${
      legend.length > 0
        ? html`<ul class="legend">
            ${legend.map(({ label, colour, mark }) => html`<li><span class="${mark}" style="--mark:${colour}"></span>${label}</li> `)}
          </ul>`
        : undefined
    }
    ${pictures} ${caption === undefined ? undefined : html`<figcaption>${caption}</figcaption>`}
  </figure>`;
}

function drawSvg(chart: Chart, size: ChartSize): Markup {
  const instance = init(null, null, { renderer: 'svg', ssr: true, width: size.width, height: size.height });
  try {
    instance.setOption({
      // Times are UTC whatever the machine's zone.
      useUTC: true,
      animation: false,
      textStyle: { fontFamily: 'system-ui, sans-serif', fontSize: size.fontSize, color: palette.ink },
      ...chart.draw(size),
    });
    return trustMarkup(tidySvg(instance.renderToSVGString(), `${chart.id}-${size.name}`));
  } finally {
    instance.dispose();
  }
}

/** Takes out what only a live page needs, and names ids after the chart: the library numbers them by how much the process drew before. */
function tidySvg(svg: string, name: string): string {
  return svg
    .replace(/<style ?>[\s\S]*?<\/style>/g, '')
    .replace(/ class="zr[^"]*"/g, '')
    .replace(/ pointer-events="[a-z]+"/g, '')
    .replace(/ (?:xmlns:xlink|version|baseProfile)="[^"]*"/g, '')
    .replace(/^<svg width="\d+" height="\d+"/, '<svg aria-hidden="true"')
    .replace(/\bzr\d+-/g, `${name}-`)
    .replace(/\n+/g, '\n');
}
