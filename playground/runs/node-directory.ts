import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, relative } from 'node:path';

/**
 * The temporary directory in which a sample node runs one command. `home` is the working directory of scripts and
 * starts empty; next to it lies what the agent keeps in its orchestration directory: scripts and downloads.
 */
export class NodeDirectory {
  readonly #root: string;

  private constructor(root: string) {
    this.#root = root;
  }

  static async create(): Promise<NodeDirectory> {
    const directory = new NodeDirectory(await mkdtemp(join(tmpdir(), 'ssm-playground-')));
    await mkdir(directory.home);
    return directory;
  }

  get home(): string {
    return join(this.#root, 'home');
  }

  get downloads(): string {
    return join(this.#root, 'downloads');
  }

  /** Writes a script of a step, ready to be started, and answers its path. */
  async writeScript(step: string, fileName: string, text: string): Promise<string> {
    // Step names come from a document: only what is safe in a path is kept.
    const folder = await mkdtemp(join(this.#root, `${step.replace(/[^a-zA-Z0-9_]/g, '')}-`));
    const path = join(folder, fileName);
    await writeFile(path, text, { mode: 0o700 });
    return path;
  }

  /** The path of a download, or undefined where it would lie outside this directory. */
  downloadPath(path: string): string | undefined {
    const inside = relative(this.downloads, join(this.downloads, path));
    return isAbsolute(path) || inside.startsWith('..') ? undefined : join(this.downloads, inside);
  }

  async writeDownload(path: string, content: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content, { mode: 0o700 });
  }

  /** Removes everything; a script may have left files that cannot be removed, which is then no fault of the run. */
  async remove(): Promise<void> {
    await rm(this.#root, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}
