import { reportFile } from '../../src/cli/report-file';

test.each([
  ['2026-11-21-0300-ab12', '/home/reports/2026-11-21-0300-ab12.html'],
  ['nightly-2026-11-21T03:00:00Z', '/home/reports/nightly-2026-11-21T03-00-00Z.html'],
  ['../../etc/passwd', '/home/reports/..-..-etc-passwd.html'],
  ['a/b c', '/home/reports/a-b-c.html'],
])('the report of run %s lies in the folder of reports', (run, file) => {
  expect(reportFile('/home', run)).toBe(file);
});
