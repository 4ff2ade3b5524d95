/**
 * Hands out random bytes from larger pieces: each message needs a few, and asking the system for them one by one took
 * a fifth of the work of a message. Bytes are handed out once.
 */
export function randomPool(random: (length: number) => Uint8Array): (length: number) => Uint8Array {
  let pool = new Uint8Array(0);
  let used = 0;
  return (length) => {
    if (length > poolLength) return random(length);
    if (used + length > pool.length) {
      pool = random(poolLength) as typeof pool;
      used = 0;
    }
    used += length;
    return pool.subarray(used - length, used);
  };
}

const poolLength = 8192;
