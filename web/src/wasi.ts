// Runs the program once: a request on its stdin, the answer from its stdout. It gets nothing else of the machine: no file, no
// clock, no chance, no net (https://github.com/WebAssembly/WASI, snapshot preview 1).

const SUCCESS = 0;
const BAD_DESCRIPTOR = 8;
const NOT_SUPPORTED = 52;
const CHARACTER_DEVICE = 2;

class Exit extends Error {
  constructor(readonly code: number) {
    super(`exit ${code}`);
  }
}

/** What a run wrote. */
export interface Run {
  stdout: Uint8Array;
  /** What a panic says. */
  stderr: string;
  /** Why it ended, if it did not end well. */
  failed: string | null;
}

export function run(module: WebAssembly.Module, stdin: Uint8Array): Run {
  const out: Uint8Array[][] = [[], []];
  let read = 0;
  let memory: WebAssembly.Memory;
  const view = () => new DataView(memory.buffer);

  /** The buffers that a list of (address, length) names. */
  const buffers = (list: number, count: number) =>
    Array.from({ length: count }, (_, index) => {
      const [at, length] = [view().getUint32(list + index * 8, true), view().getUint32(list + index * 8 + 4, true)];
      return new Uint8Array(memory.buffer, at, length);
    });
  const none = (...results: number[]) => {
    for (const result of results) view().setUint32(result, 0, true);
    return SUCCESS;
  };
  const calls: Record<string, (...args: number[]) => number> = {
    fd_read(descriptor = -1, list = 0, count = 0, result = 0) {
      if (descriptor !== 0) return BAD_DESCRIPTOR;
      let taken = 0;
      for (const buffer of buffers(list, count)) {
        const piece = stdin.subarray(read, read + buffer.length);
        buffer.set(piece);
        read += piece.length;
        taken += piece.length;
      }
      view().setUint32(result, taken, true);
      return SUCCESS;
    },
    fd_write(descriptor = -1, list = 0, count = 0, result = 0) {
      const to = out[descriptor - 1];
      if (!to) return BAD_DESCRIPTOR;
      const pieces = buffers(list, count).map((buffer) => buffer.slice());
      to.push(...pieces);
      view().setUint32(result, pieces.reduce((sum, piece) => sum + piece.length, 0), true);
      return SUCCESS;
    },
    fd_fdstat_get(descriptor = -1, result = 0) {
      if (descriptor < 0 || descriptor > 2) return BAD_DESCRIPTOR;
      new Uint8Array(memory.buffer, result, 24).fill(0);
      view().setUint8(result, CHARACTER_DEVICE);
      return SUCCESS;
    },
    fd_prestat_get: () => BAD_DESCRIPTOR,
    fd_close: () => SUCCESS,
    sched_yield: () => SUCCESS,
    environ_sizes_get: (count = 0, size = 0) => none(count, size),
    environ_get: () => SUCCESS,
    args_sizes_get: (count = 0, size = 0) => none(count, size),
    args_get: () => SUCCESS,
    // The same in, the same out: always the first moment, never chance.
    clock_time_get: (_clock, _precision, result = 0) => none(result, result + 4),
    random_get(at = 0, length = 0) {
      new Uint8Array(memory.buffer, at, length).fill(7);
      return SUCCESS;
    },
    proc_exit(code = 0) {
      throw new Exit(code);
    },
  };
  const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    (imports[from] ??= {})[name] = calls[name] ?? (() => NOT_SUPPORTED);
  }
  const { exports } = new WebAssembly.Instance(module, imports);
  memory = exports["memory"] as WebAssembly.Memory;
  let failed: string | null = null;
  try {
    (exports["_start"] as () => void)();
  } catch (error) {
    if (!(error instanceof Exit && error.code === 0)) failed = String(error);
  }
  const [stdout = [], stderr = []] = out;
  return { stdout: joined(stdout), stderr: new TextDecoder().decode(joined(stderr)), failed };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
