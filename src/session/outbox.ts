// Sent stream data messages until the other end acknowledges them.
//
// An entry is recorded before its frame is sent, so that no acknowledgement can find it missing. Every sending, also
// a repeated one, has an index. A WebSocket keeps order, so the acknowledgement of a later sending says that an earlier
// one, or its acknowledgement, was probably lost:
//
//   sent --> fresh --------------acknowledged---------------> gone
//              |                                                ^
//              +--later sendings acknowledged, or repeated--> suspect
//                 several times in vain
//
// A suspect entry is repeated at once when it was overtaken (a few times), and on a timer that slows down. Of the fresh
// entries only the oldest is on a timer: the others may merely wait behind it. Agents before 3.2.1041.0 stay silent on
// a message that they already have, so an entry whose acknowledgement was lost is repeated for ever; it is suspect,
// slow and out of the window then, and holds up nothing.
import { RoundTrip } from './round-trip.ts';

interface Entry {
  readonly sequenceNumber: number;
  readonly frame: Uint8Array;
  readonly firstSentAt: number;
  sentAt: number;
  /** Which sending, of all sendings, was the last of this entry. */
  index: number;
  repeats: number;
  /** A later sending was acknowledged. */
  overtaken: boolean;
}

/** Later sendings that must be acknowledged before a repetition that does not wait for the timer, as in TCP. */
const reordering = 3;
/** Repetitions that do not wait for the timer; after them an old agent is assumed to keep silent. */
const maximumFastRepeats = 3;
/** Repetitions in vain after which the oldest entry no longer holds up the one behind it. */
const maximumFreshRepeats = 3;
/** After so many repetitions a suspect entry no longer takes room in the window. */
const repeatsInWindow = 8;
const repeatsUntilSlow = 10;
/** The longest times between repetitions, in milliseconds. */
const slowRepeat = 1000;
const slowestRepeat = 30_000;

const smallestWindow = 16;
const initialWindow = 64;
const largestWindow = 1024;

/** Bounds what is kept for an agent that never acknowledges; the oldest is given up first, as in the real client. */
const maximumSuspect = 10_000;

export class Outbox {
  readonly roundTrip = new RoundTrip();
  #fresh = new Map<number, Entry>();
  #suspect = new Map<number, Entry>();
  #nextSequenceNumber: number;
  #sendings = 0;
  #latestAcknowledged = -1;
  #window = initialWindow;

  /** @param firstSequenceNumber what the first message is numbered with */
  constructor(firstSequenceNumber = 0) {
    this.#nextSequenceNumber = firstSequenceNumber;
  }

  /** What the next message will be numbered with. */
  get nextSequenceNumber(): number {
    return this.#nextSequenceNumber;
  }

  /** True while nothing waits for an acknowledgement. */
  get isEmpty(): boolean {
    return this.#fresh.size + this.#suspect.size === 0;
  }

  /** Since when the other end owes an acknowledgement and has sent none for anything later. */
  get unansweredSince(): number | undefined {
    for (const entry of this.#suspect.values()) if (!entry.overtaken) return entry.firstSentAt;
    return this.#oldestFresh()?.firstSentAt;
  }

  /** True while another message may be sent. */
  get hasRoom(): boolean {
    let used = this.#fresh.size;
    if (this.#suspect.size > 0) for (const entry of this.#suspect.values()) used += Number(inWindow(entry));
    return used < this.#window;
  }

  /** Gives `encode` the next sequence number and keeps the frame that it returns. */
  record(encode: (sequenceNumber: number) => Uint8Array, now: number): Uint8Array {
    const sequenceNumber = this.#nextSequenceNumber++;
    const frame = encode(sequenceNumber);
    const index = this.#sendings++;
    this.#fresh.set(sequenceNumber, {
      sequenceNumber,
      frame,
      firstSentAt: now,
      sentAt: now,
      index,
      repeats: 0,
      overtaken: false,
    });
    return frame;
  }

  /** Forgets the acknowledged message and returns the frames that are to be repeated because of it. */
  acknowledge(sequenceNumber: number, now: number): Uint8Array[] {
    const entry = this.#fresh.get(sequenceNumber) ?? this.#suspect.get(sequenceNumber);
    if (entry === undefined) return [];
    this.#fresh.delete(sequenceNumber);
    this.#suspect.delete(sequenceNumber);
    // Which sending of a repeated message was acknowledged is unknown, so its time tells nothing (Karn).
    if (entry.repeats === 0) {
      this.roundTrip.measure(now - entry.sentAt);
      this.#window = Math.min(largestWindow, this.#window + 1);
      this.#latestAcknowledged = Math.max(this.#latestAcknowledged, entry.index);
    }
    this.#suspectOvertaken();
    return this.#repeat(this.#overtakenByFar(), now);
  }

  /** The frames whose time has come by `now`; they count as sent. */
  takeDue(now: number): Uint8Array[] {
    const due = this.#timed().filter((entry) => this.#repeatAt(entry) <= now);
    const oldest = this.#oldestFresh();
    if (oldest !== undefined && due.includes(oldest)) {
      this.#window = Math.max(smallestWindow, Math.floor(this.#window / 2));
      if (oldest.repeats >= maximumFreshRepeats) this.#doubt(oldest);
    }
    return this.#repeat(due, now);
  }

  /** When `takeDue` will have something, in milliseconds; undefined while nothing waits. */
  get dueAt(): number | undefined {
    const times = this.#timed().map((entry) => this.#repeatAt(entry));
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** Every unacknowledged frame in order, counted as sent: for a new connection. */
  takeAll(now: number): Uint8Array[] {
    return this.#repeat([...this.#suspect.values(), ...this.#fresh.values()].sort(bySequenceNumber), now);
  }

  /** The oldest unacknowledged frame, counted as sent: to ask whether the other end is back. */
  takeOldest(now: number): Uint8Array[] {
    return this.#repeat(this.#timed().sort(bySequenceNumber).slice(0, 1), now);
  }

  #repeat(entries: Entry[], now: number): Uint8Array[] {
    return entries.map((entry) => {
      entry.index = this.#sendings++;
      entry.sentAt = now;
      entry.repeats++;
      return entry.frame;
    });
  }

  #suspectOvertaken(): void {
    for (const entry of this.#suspect.values()) entry.overtaken ||= entry.index < this.#latestAcknowledged;
    for (const entry of this.#fresh.values()) {
      if (entry.index > this.#latestAcknowledged) break;
      entry.overtaken = true;
      this.#doubt(entry);
    }
  }

  #doubt(entry: Entry): void {
    this.#fresh.delete(entry.sequenceNumber);
    this.#suspect.set(entry.sequenceNumber, entry);
    for (const old of this.#suspect.values()) {
      if (this.#suspect.size <= maximumSuspect) break;
      this.#suspect.delete(old.sequenceNumber);
    }
  }

  #overtakenByFar(): Entry[] {
    if (this.#suspect.size === 0) return [];
    const latest = this.#latestAcknowledged - reordering;
    return [...this.#suspect.values()].filter((e) => e.repeats < maximumFastRepeats && e.index <= latest);
  }

  /** The entries that a timer watches. */
  #timed(): Entry[] {
    const oldest = this.#oldestFresh();
    return [...this.#suspect.values(), ...(oldest === undefined ? [] : [oldest])];
  }

  #repeatAt(entry: Entry): number {
    const longest = entry.repeats < repeatsUntilSlow ? slowRepeat : slowestRepeat;
    return entry.sentAt + Math.min(longest, this.roundTrip.timeout * 2 ** entry.repeats);
  }

  #oldestFresh(): Entry | undefined {
    for (const entry of this.#fresh.values()) return entry;
    return undefined;
  }
}

const inWindow = (entry: Entry): boolean => entry.repeats < repeatsInWindow;
const bySequenceNumber = (a: Entry, b: Entry): number => a.sequenceNumber - b.sequenceNumber;
