// How long to wait for an acknowledgement, after RFC 6298 with the constants of both AWS code bases
// (aws/session-manager-plugin src/config/config.go). Times are milliseconds.

const variationWeight = 1 / 4;
const averageWeight = 1 / 8;
const clockGranularity = 10;
const maximumTimeout = 1000;

/**
 * Both AWS ends look for lost messages every 100 ms, so a shorter wait would only repeat messages that are
 * being worked on.
 */
const minimumTimeout = 100;

/** The smoothed round-trip time of a channel and the retransmission timeout that follows from it. */
export class RoundTrip {
  #average = 100;
  #variation = 0;
  #timeout = 200;

  /** Milliseconds after which an unacknowledged message counts as lost. */
  get timeout(): number {
    return this.#timeout;
  }

  /** Smoothed milliseconds from sending a message to its acknowledgement. */
  get average(): number {
    return this.#average;
  }

  /** Takes the time from the only sending of a message to its acknowledgement into account. */
  measure(roundTrip: number): void {
    this.#variation += variationWeight * (Math.abs(this.#average - roundTrip) - this.#variation);
    this.#average += averageWeight * (roundTrip - this.#average);
    const timeout = this.#average + Math.max(clockGranularity, 4 * this.#variation);
    this.#timeout = Math.min(maximumTimeout, Math.max(minimumTimeout, timeout));
  }
}
