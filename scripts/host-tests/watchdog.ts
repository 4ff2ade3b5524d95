/** Calls `expire` once when `beat` was not called for a while. */
export interface Watchdog {
  beat(): void;
  stop(): void;
}

/** In milliseconds. */
export interface Limits {
  /** Until the first beat must have come. */
  start: number;
  /** Between two beats. */
  silence: number;
}

export function startWatchdog(limits: Limits, expire: (reason: string) => void): Watchdog {
  let timer = setTimeout(() => {
    expire(`No test started within ${limits.start / 1000} s.`);
  }, limits.start);
  return {
    beat() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        expire(`Nothing was heard from the tests for ${limits.silence / 1000} s; the host was ended.`);
      }, limits.silence);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
