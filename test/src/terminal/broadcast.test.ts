import assert from 'node:assert/strict';
import { Broadcast } from '../../../src/terminal/broadcast.ts';

class Member {
  takesInput = true;
  typed = '';

  type(text: string): void {
    this.typed += text;
  }
}

describe('a broadcast', () => {
  it('types into all that take part, from whichever', () => {
    const broadcast = new Broadcast<Member>();
    const [a, b, other] = [new Member(), new Member(), new Member()];
    broadcast.choose([a, b]);
    broadcast.type(a, 'ls\r');
    broadcast.type(b, 'pwd\r');
    broadcast.type(other, 'id\r');
    assert.deepEqual([a.typed, b.typed, other.typed], ['ls\rpwd\r', 'ls\rpwd\r', 'id\r']);
  });

  it('leaves out terminals to whom keys mean something else, and keeps their keys to them', () => {
    const broadcast = new Broadcast<Member>();
    const [a, b] = [new Member(), new Member()];
    broadcast.choose([a, b]);
    b.takesInput = false;
    broadcast.type(a, 'ls');
    broadcast.type(b, 'q');
    assert.deepEqual([a.typed, b.typed], ['ls', 'q']);
  });

  it('passes function keys on, but not what terminals answer by themselves', () => {
    const broadcast = new Broadcast<Member>();
    const [a, b] = [new Member(), new Member()];
    broadcast.choose([a, b]);
    const keys = ['\x1bOP', '\x1b[15~', '\x1b[A', '\x1b[1;5C', '\x03', '\x1b', '\x1b[200~ls\x1b[201~'];
    const answers = [
      '\x1b[12;40R',
      '\x1b[?1;2c',
      '\x1b[>0;276;0c',
      '\x1b[0n',
      '\x1b[I',
      '\x1b[?2026;2$y',
      '\x1b[8;24;80t',
      '\x1b]11;rgb:0000/0000/0000\x1b\\',
      '\x1b[<0;10;5M',
    ];
    for (const text of [...keys, ...answers]) broadcast.type(a, text);
    assert.equal(a.typed, [...keys, ...answers].join(''));
    assert.equal(b.typed, keys.join(''));
  });

  it('ends with the last but one', () => {
    const broadcast = new Broadcast<Member>();
    const [a, b, c] = [new Member(), new Member(), new Member()];
    broadcast.choose([a, b, c]);
    broadcast.leave(c);
    assert.deepEqual([...broadcast.members], [a, b]);
    broadcast.leave(b);
    assert.equal(broadcast.members.size, 0);
    broadcast.choose([a]);
    assert.equal(broadcast.members.size, 0);
  });
});
