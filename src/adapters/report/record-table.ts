import { html, type Markup } from './html';

/** What is said, and of what. */
export type RecordRow = readonly [name: string, value: string | Markup];

export function recordTable(rows: readonly RecordRow[]): Markup {
  return html`<table class="text">
    <tbody>
      ${rows.map(
        ([name, value]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${value}</td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}
