import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FORMATS } from '../src/index.ts';
import { findings, noFindings, plain } from './sample.ts';

/** Whether a text is well-formed XML, of what this format uses: elements, attributes, text, references. */
function isWellFormed(xml: string): boolean {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(xml)) return false;
  const open: string[] = [];
  let rest = xml.replace(/^<\?xml [^?]*\?>/, '');
  while (rest !== '') {
    const token =
      /^<(?<close>\/)?(?<name>[a-z-]+)(?: [a-z]+="(?:[^<&"]|&[a-z]+;|&#\d+;)*")*(?<empty>\/)?>/.exec(rest) ??
      /^(?:[^<&]|&[a-z]+;|&#\d+;)+/.exec(rest);
    if (!token) return false;
    rest = rest.slice(token[0].length);
    const { close, name, empty } = token.groups ?? {};
    if (name === undefined || empty) continue;
    if (!close) open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
}

test('is well-formed whatever messages and files hold', () => {
  const nasty = fc.string({
    unit: fc.oneof(
      fc.constantFrom('<', '&', '"', ']]>', '\0', '\ud800', '\n'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    ),
  });
  fc.assert(
    fc.property(nasty, nasty, (message, file) => {
      const finding = { ...findings[0]!, message, location: { ...findings[0]!.location, file } };
      const report = {
        ...noFindings,
        findings: [finding],
        summary: { ...noFindings.summary, notAnalysed: [{ file, reason: message }] },
      };
      expect(isWellFormed(FORMATS.junit(report, plain))).toBe(true);
    }),
  );
});

test('what is too light to fail the run passes', () => {
  const report = { ...noFindings, findings };
  expect(FORMATS.junit(report, plain)).toContain('failures="4"');
  expect(FORMATS.junit(report, { ...plain, failOn: 'critical' })).toContain('failures="1"');
  expect(FORMATS.junit(report, { ...plain, failOn: undefined })).toContain('failures="0"');
});
