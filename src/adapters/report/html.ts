/** Text that is HTML already. Only this file makes it, so that a string from the record can never become markup by accident. */
export class Markup {
  constructor(readonly text: string) {}
}

type HtmlValue = string | number | Markup | readonly Markup[] | undefined;

/** Builds markup from a template; every value in it is escaped unless it is markup itself, and undefined is nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Markup {
  // The template's own indentation is not worth its bytes; that of values, such as JSON, stays.
  const parts = strings.map((part) => part.replace(/\s*\n\s*/g, '\n'));
  return new Markup(parts.reduce((text, part, index) => text + toText(values[index - 1]) + part));
}

/** Declares text as markup that a library rendered from values which it escaped. */
export function trustMarkup(text: string): Markup {
  return new Markup(text);
}

function toText(value: HtmlValue): string {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
