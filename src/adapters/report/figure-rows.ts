import { html, type Markup } from './html';

type Cell = string | Markup;

/** A plain table: a caption, a header, and rows that begin with their name. `text` sets all of it to the left. */
export function figureRows(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  { caption, text = false }: { caption?: Cell; text?: boolean } = {},
): Markup {
  return html`<table${text ? html` class="text"` : html``}>
    ${
      caption === undefined
        ? undefined
        : html`<caption>
            ${caption}
          </caption>`
    }
    <thead>
      <tr>
        ${header.map((name) => html`<th scope="col">${name}</th> `)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([name, ...cells]) =>
          html`<tr>
            <th scope="row">${name}</th>
            ${cells.map((cell) => html`<td>${cell}</td> `)}
          </tr> `,
      )}
    </tbody>
  </table>`;
}
