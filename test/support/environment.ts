import process from 'node:process';

/**
 * Runs `use`, which may change process.env, and gives every variable back as it was. To set `process.env` to a copy
 * would not: the process would keep the changes, and `os.homedir()` and native code read them there.
 */
export async function withOwnEnvironment<T>(use: () => Promise<T>): Promise<T> {
  const before = { ...process.env };
  try {
    return await use();
  } finally {
    for (const name of Object.keys(process.env)) {
      if (!(name in before)) Reflect.deleteProperty(process.env, name);
    }
    Object.assign(process.env, before);
  }
}
