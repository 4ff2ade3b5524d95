import assert from 'node:assert/strict';
import { PlainText } from '../../../src/terminal/transcript.ts';

/** The transcript of `text`, given in every way of cutting it in two. */
function transcript(text: string): string {
  const whole = new PlainText();
  const expected = whole.add(text) + whole.end();
  for (let cut = 0; cut <= text.length; cut++) {
    const plain = new PlainText();
    const parts = plain.add(text.slice(0, cut)) + plain.add(text.slice(cut)) + plain.end();
    assert.equal(parts, expected, `cut at ${cut}`);
  }
  return expected;
}

describe('the text of a transcript', () => {
  it('is what a person reads, without colours, titles and modes', () => {
    const text = '\x1b]0;root@web\x07\x1b[?2004h\x1b[1;32mroot\x1b[0m# ls\r\n\x1b[?2004lfile\x1b(B\r\n';
    assert.equal(transcript(text), 'root# ls\nfile\n');
  });

  it('shows what stands in the end where a line was written over', () => {
    assert.equal(transcript('lx\b \bs\r\n'), 'ls\n');
    assert.equal(transcript('10%\r50%\r100%\r\n'), '100%\n');
    assert.equal(transcript('a\tb\x07\r\n'), 'a\tb\n');
  });

  it('leaves out what a full-screen program draws', () => {
    assert.equal(transcript('$ vi\r\n\x1b[?1049h\x1b[2J~\r\n~\x1b[?1049l$ \r\nend'), '$ vi\n$\nend\n');
  });

  it('does not wait for ever for the end of a sequence', () => {
    const plain = new PlainText();
    const text = plain.add(`\x1b]${'x'.repeat(5000)}\n`);
    assert.match(text, /x{5000}\n$/);
  });

  it('keeps every script', () => {
    assert.equal(transcript('中 café 🚀\r\n'), '中 café 🚀\n');
  });
});
