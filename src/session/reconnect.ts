// When to try again after the connection was lost. The real client gives up after about five seconds and then hangs in
// silence; a laptop that slept needs longer. The end of the session itself is no matter of patience: ResumeSession
// tells it (the service ends idle sessions after 20 minutes unless told otherwise, 60 at most).

const firstDelay = 250;
const longestDelay = 30_000;

/** How long to go on while the channel was never open: then the address, the network or the token is wrong. */
const patienceBeforeFirstOpen = 2 * 60_000;

/** How long to go on once it was open: longer than any session that can still be resumed. */
const patienceAfterwards = 24 * 60 * 60_000;

/**
 * Milliseconds before the attempt with this number, counted from 1. The first follows at once, because the service
 * closes healthy connections every hour; later ones are spread by `random` (0 to 1), so that many sessions do not
 * return in step.
 */
export function retryDelay(attempt: number, random: number): number {
  if (attempt <= 1) return 0;
  const delay = Math.min(longestDelay, firstDelay * 2 ** (attempt - 2));
  return Math.round(delay * (0.5 + random / 2));
}

/** Milliseconds without a connection after which the session counts as lost. */
export function patience(wasOpen: boolean): number {
  return wasOpen ? patienceAfterwards : patienceBeforeFirstOpen;
}
