import type { Heredity } from '../../domain/evolution/heredity';
import { renderChart } from './charts/chart';
import { lineageChart } from './charts/lineage-chart';
import { formatFigure } from './figure-text';
import { html, type Markup } from './html';
import type { Ancestor, Lineage } from './lineage';
import type { ReportReading } from './report-reading';

/** Levels of parents that are drawn as a tree: more of them do not fit a screen. */
const treeDepth = 3;

/** Where the first finalist comes from, back to the strategies that had no parents. */
export function lineageSection({ lineage, arenas }: ReportReading): Markup | undefined {
  const first = lineage?.ancestors[0];
  if (!lineage || !first) return undefined;
  const { ancestors, mainLine } = lineage;
  return html`<section>
    <h2>Its lineage</h2>
    <p>
      The first finalist was born in generation ${first.generation + 1} by ${operatorWords(first)}.
      ${originWords(lineage)}
      ${arenas.length > 1 ? 'Scenarios changed during the run, so scores of different generations do not compare.' : undefined}
    </p>
    ${phenotype(first.heredity)} ${ancestors.length > 1 ? renderChart(lineageChart(lineage)) : undefined}
    <h3>The nearest of them</h3>
    ${tree(lineage)}
    ${
      mainLine.length > treeDepth + 1
        ? html`<details>
            <summary>The main line, back to its beginning (${mainLine.length})</summary>
            <ol>
              ${mainLine.map((ancestor) => html`<li>${describe(ancestor)}</li> `)}
            </ol>
          </details>`
        : undefined
    }
  </section>`;
}

function originWords({ ancestors, complete }: Lineage): string {
  if (ancestors.length === 1) return 'It had no parents.';
  const origins = ancestors.filter(({ parents }) => parents.length === 0);
  const founders = origins.filter(({ operator }) => operator === 'founder').length;
  const count = `${formatFigure(ancestors.length - 1, 'count')}${complete ? '' : ' and more'}`;
  return `It has ${count} ancestors in this run, ${origins.length} of them without parents: ${founders} known from the start (founders), ${origins.length - founders} drawn at random.`;
}

/** What it lives with beside its rules. */
function phenotype({ age, rates, gains }: Heredity): Markup | undefined {
  if (!rates && !gains) return undefined;
  const own = rates
    ? `a mutation rate of its own, ${formatFigure(rates.mutation, 'share')}, with steps ${formatFigure(rates.step, 'ratio')} times the usual`
    : undefined;
  const marks = gains
    ? `epigenetic marks, which multiply its stake: ${(['unknown', 'low', 'medium', 'high'] as const).map((regime, code) => `${formatFigure(gains[code], 'ratio')} at ${regime} volatility`).join(', ')}`
    : undefined;
  return html`<p>
    Beside its rules it inherited ${[own, marks].filter((one) => one !== undefined).join(' and ')}. Its oldest genes are
    of generation ${age + 1}.
  </p>`;
}

function tree({ ancestors }: Lineage): Markup {
  const byId = new Map(ancestors.map((ancestor) => [ancestor.id, ancestor]));
  const drawn = new Set<string>();
  const branch = (ancestor: Ancestor, depth: number): Markup => {
    if (drawn.has(ancestor.id)) return html`<li>${name(ancestor)}, as above</li> `;
    drawn.add(ancestor.id);
    const parents = ancestor.parents.flatMap((id) => byId.get(id) ?? []);
    if (parents.length === 0) return html`<li>${describe(ancestor)}</li> `;
    return html`<li>
      ${describe(ancestor)}
      ${
        depth === treeDepth
          ? html`<ul>
              <li>…</li>
            </ul>`
          : html`<ul>
              ${parents.map((parent) => branch(parent, depth + 1))}
            </ul>`
      }
    </li> `;
  };
  return html`<ul class="tree">
    ${ancestors.slice(0, 1).map((first) => branch(first, 0))}
  </ul>`;
}

function describe(ancestor: Ancestor): Markup {
  const { generation, weightedFitness, rules } = ancestor;
  const fitness = weightedFitness === undefined ? 'not scored' : `fitness ${weightedFitness.toFixed(3)}`;
  return html`${name(ancestor)}
    <span class="note"
      >generation ${generation + 1}, ${operatorWords(ancestor)}; ${fitness}, ${rules}
      ${rules === 1 ? 'rule' : 'rules'}</span
    >`;
}

function name({ id }: Ancestor): Markup {
  return html`<code>${id.slice(0, 8)}</code>`;
}

function operatorWords({ operator }: Ancestor): string {
  if (operator === 'founder') return 'founder';
  if (operator === 'random') return 'chance';
  return operator.replaceAll('+', ' and ');
}
