import { existsSync } from 'node:fs';
import { run } from './child-process.ts';
import { findOnPath, thisMachine, type Machine } from './programs.ts';

/** Programs on PATH that are Chromium, best first. The last one, Debian's, has no windows to show. */
const programs = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chromium-headless-shell',
];

/**
 * What apt installs, with a font: a Chromium that needs nothing of a desktop, so that it comes sooner; where Debian has none
 * yet, all of it.
 */
const packages = ['chromium-headless-shell', 'chromium'] as const;

/** Where the installers of macOS and Windows put it, since nothing is on PATH there. */
const bundles: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/**
 * The path of an installed Chromium or Chrome: `$CHROMIUM`, then PATH, then the usual places.
 *
 * @throws when `$CHROMIUM` names a file that is not there: a wrong wish is not silently replaced
 */
export function findChromium(machine: Machine = thisMachine): string | undefined {
  const { env, exists } = machine;
  const wished = env['CHROMIUM'];
  if (wished !== undefined && wished !== '') {
    if (exists(wished)) return wished;
    throw new Error(`CHROMIUM is set to ${wished}, but there is no such file.`);
  }
  return findOnPath(programs, machine) ?? bundles[machine.platform]?.find((file) => exists(file));
}

/**
 * The path of Chromium. As root on Debian and its kin a missing one is installed by apt; elsewhere the error is
 * one line that says what to install.
 */
export async function ensureChromium(report: (line: string) => void): Promise<string> {
  const found = findChromium();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    report('Installing Chromium by apt-get, once …');
    await aptInstall();
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    'No Chromium found: install Chromium or Google Chrome, or set CHROMIUM to the path of its program.',
  );
}

async function aptInstall(): Promise<void> {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 5 * 60 * 1000 };
  await run('apt-get', ['update', '-q'], options);
  const install = ['install', '-y', '-q', '--no-install-recommends', 'fonts-liberation'];
  const [light, whole] = packages;
  await run('apt-get', [...install, light], options).catch(() =>
    run('apt-get', [...install, whole], options),
  );
}
