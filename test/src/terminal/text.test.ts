import assert from 'node:assert/strict';
import { ScreenText } from '../../../src/terminal/screen-text.ts';
import { TextInput } from '../../../src/terminal/text-input.ts';

describe('text of a terminal', () => {
  it('decodes characters that are cut anywhere', () => {
    const bytes = Buffer.from('\uFEFFä€😀\xff!');
    const screen = new ScreenText();
    assert.equal([...bytes].map((byte) => screen.decode(Uint8Array.of(byte))).join(''), '\uFEFFä€😀\xff!');
  });

  it('shows invalid bytes as replacement characters and goes on', () => {
    assert.equal(new ScreenText().decode(Buffer.from([0x61, 0xff, 0xfe, 0x62])), 'a\uFFFD\uFFFDb');
  });

  it('notices a full-screen program, also when its switch is cut in two', () => {
    const screen = new ScreenText();
    screen.decode(Buffer.from('x\x1b[?10'));
    screen.decode(Buffer.from('49hy'));
    assert.equal(screen.isFullScreen, true);
    screen.decode(Buffer.from('\x1b[?1049l'));
    assert.equal(screen.isFullScreen, false);
  });

  it('encodes characters that are cut in half', () => {
    const input = new TextInput();
    const [high, low] = ['😀'.slice(0, 1), '😀'.slice(1)];
    assert.equal(Buffer.concat([input.encode(`a${high}`), input.encode(`${low}b`)]).toString(), 'a😀b');
  });
});
