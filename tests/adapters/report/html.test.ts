import fc from 'fast-check';
import { html, trustMarkup } from '../../../src/adapters/report/html';

test('a value is text, whatever it looks like', () => {
  expect(html`<p title="${'"a" & \'b\''}">${'<script>alert(1)</script>'}</p>`.text).toBe(
    '<p title="&#34;a&#34; &#38; &#39;b&#39;">&#60;script&#62;alert(1)&#60;/script&#62;</p>',
  );
});

test('no text gets out of the place it is put in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const { text } = html`${value}`;
      expect(text).not.toMatch(/[<>"']/);
      const back = text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
      expect(back).toBe(value);
    }),
  );
});

test('markup stays markup, alone and in lists; nothing is nothing; numbers are text', () => {
  expect(html`${html`<i>${1.5}</i>`}${[html`<b>a</b>`, html`<b>b</b>`]}${undefined}${trustMarkup('<svg/>')}`.text).toBe(
    '<i>1.5</i><b>a</b><b>b</b><svg/>',
  );
});

test('the indentation of a template is dropped, that of a value kept', () => {
  expect(
    html`<pre>
      ${'{\n  "a": 1\n}'}
    </pre>`.text,
  ).toBe('<pre>\n{\n  &#34;a&#34;: 1\n}\n</pre>');
});
