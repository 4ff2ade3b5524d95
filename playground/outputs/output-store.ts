/** A file in a bucket, or what stands in for one. */
export interface StoredObject {
  readonly key: string;
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** One line of a log stream. */
export interface LogEvent {
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly message: string;
}

/**
 * The whole outputs of commands that were told where to keep them. A bucket or a log group is there from the first
 * output that goes into it: the playground has no storage of anybody's own.
 */
export class OutputStore {
  readonly #buckets = new Map<string, Map<string, StoredObject>>();
  readonly #groups = new Map<string, Map<string, readonly LogEvent[]>>();

  putObject(bucket: string, object: StoredObject): void {
    const objects = this.#buckets.get(bucket) ?? new Map<string, StoredObject>();
    this.#buckets.set(bucket, objects);
    objects.set(object.key, object);
  }

  /** The objects of a bucket in the order of their keys; undefined if there is no such bucket. */
  objects(bucket: string): readonly StoredObject[] | undefined {
    const objects = this.#buckets.get(bucket);
    return objects && [...objects.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  object(bucket: string, key: string): StoredObject | undefined {
    return this.#buckets.get(bucket)?.get(key);
  }

  /** Writes a text as one event per line. */
  putLog(group: string, stream: string, { text, at }: { readonly text: string; readonly at: number }): void {
    const streams = this.#groups.get(group) ?? new Map<string, readonly LogEvent[]>();
    this.#groups.set(group, streams);
    const lines = text.replace(/\n$/, '').split('\n');
    streams.set(
      stream,
      lines.map((message) => ({ timestamp: at, message })),
    );
  }

  hasGroup(group: string): boolean {
    return this.#groups.has(group);
  }

  log(group: string, stream: string): readonly LogEvent[] | undefined {
    return this.#groups.get(group)?.get(stream);
  }
}
