import { html, trustMarkup, type Markup } from './html';
import { stylesheet } from './stylesheet';

export interface PageContent {
  /** Of the window. */
  readonly title: string;
  readonly heading: string;
  readonly subtitle: string;
  readonly sections: readonly (Markup | undefined)[];
}

/** One self-contained page: no script, no request, and a policy that forbids both. */
export function renderPage({ title, heading, subtitle, sections }: PageContent): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <title>${title}</title>
        <style>
          ${trustMarkup(stylesheet)}
        </style>
      </head>
      <body>
        <main>
          <header>
            <h1>${heading}</h1>
            <p class="subtitle">${subtitle}</p>
          </header>
          ${sections.flatMap((section) => section ?? [])}
        </main>
      </body>
    </html> `;
  return page.text;
}
