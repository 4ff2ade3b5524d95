import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/**
 * The folder that keeps what is installed once per version, outside the checkout so that all clones share it:
 * `$XDG_CACHE_HOME/systems-manager-workbench`, or `~/.cache/systems-manager-workbench`.
 *
 * A relative XDG_CACHE_HOME counts as unset, as the XDG Base Directory specification asks.
 */
export function cacheRoot(env: NodeJS.ProcessEnv = process.env, home = os.homedir()): string {
  const xdg = env['XDG_CACHE_HOME'];
  const base = xdg !== undefined && path.isAbsolute(xdg) ? xdg : path.join(home, '.cache');
  return path.join(base, 'systems-manager-workbench');
}

/**
 * Makes sure that `dir` exists and is complete; `install` fills an empty folder when it does not.
 *
 * The folder is filled under a temporary name and renamed at the end, so a half install never counts. Two
 * processes may install at once: the first to rename wins, and the other one's work is removed.
 * @returns `dir`
 */
export async function installOnce(dir: string, install: (staging: string) => Promise<void>): Promise<string> {
  if (existsSync(dir)) return dir;
  const parent = path.dirname(dir);
  await mkdir(parent, { recursive: true });
  await removeAbandoned(parent, path.basename(dir));
  const staging = path.join(parent, stagingName(path.basename(dir), process.pid));
  await mkdir(staging);
  try {
    await install(staging);
    await rename(staging, dir);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    // The rename fails when another process was first; its folder is as good as ours.
    if (!existsSync(dir)) throw error;
  }
  return dir;
}

/** The name under which process `pid` fills a folder. The pid tells later runs whether that work was abandoned. */
export function stagingName(name: string, pid: number): string {
  return `${name}.${String(pid)}.${randomBytes(4).toString('hex')}.partial`;
}

/** Removes what killed installations left behind: a host is 600 MB, so leftovers hurt. */
async function removeAbandoned(parent: string, name: string): Promise<void> {
  for (const entry of await readdir(parent)) {
    if (!entry.startsWith(`${name}.`) || !entry.endsWith('.partial')) continue;
    const pid = Number(entry.slice(name.length + 1).split('.')[0]);
    if (isRunning(pid)) continue;
    await rm(path.join(parent, entry), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM means that it runs under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
