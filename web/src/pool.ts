// As many workers as the machine has cores; each request to one that is free. A worker that does not answer in time is ended,
// and another takes its place: what goes wrong costs its own request.

import type { Done, Job } from "./worker";

/** Longest time for one request, in milliseconds: the largest honest document takes a few seconds. */
const PATIENCE = 60_000;

/** Why there is no answer, as the program tells it. */
export interface Failure {
  id: string;
  title?: string;
  message: string;
  part?: string | null;
  place?: string | null;
  advice?: string;
}

export interface Answer {
  head: Record<string, unknown>;
  parts: Uint8Array<ArrayBuffer>[];
}

interface Waiting {
  job: Job;
  patience: number;
  done: (answer: Answer) => void;
  failed: (failure: Failure) => void;
  started: () => void;
}

export class Pool {
  readonly #program: Promise<ArrayBuffer>;
  readonly #script: string;
  readonly #size: number;
  #queue: Waiting[] = [];
  #idle: Worker[] = [];
  #alive = 0;

  constructor(program: Promise<ArrayBuffer>, script: string) {
    this.#program = program;
    this.#script = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    this.#size = Math.max(1, Math.min(8, navigator.hardwareConcurrency || 2));
  }

  /** Asks; a rejected promise holds a {@link Failure}. What is urgent goes before all that waits. */
  ask(job: Job, options: { urgent?: boolean; started?: () => void; patience?: number } = {}): Promise<Answer> {
    return new Promise((done, failed) => {
      const waiting = {
        job,
        done,
        failed,
        started: options.started ?? (() => {}),
        patience: options.patience ?? PATIENCE,
      };
      if (options.urgent) this.#queue.unshift(waiting);
      else this.#queue.push(waiting);
      void this.#next();
    });
  }

  async #next(): Promise<void> {
    if (this.#queue.length === 0) return;
    let worker = this.#idle.pop();
    if (!worker) {
      if (this.#alive >= this.#size) return;
      this.#alive += 1;
      try {
        worker = await this.#start();
      } catch (error) {
        this.#alive -= 1;
        this.#queue.shift()?.failed({ id: "web.program", message: String(error) });
        return;
      }
    }
    const waiting = this.#queue.shift();
    if (waiting) this.#give(worker, waiting);
    else this.#idle.push(worker);
  }

  async #start(): Promise<Worker> {
    const program = await this.#program;
    const worker = new Worker(this.#script);
    await new Promise<void>((ready, failed) => {
      worker.onmessage = (event: MessageEvent<"ready" | Done>) => {
        if (event.data === "ready") ready();
        else if ("broken" in event.data) failed(new Error(event.data.broken));
      };
      worker.onerror = (event) => failed(new Error(event.message));
      worker.postMessage({ program });
    });
    return worker;
  }

  #give(worker: Worker, { job, done, failed, started, patience }: Waiting): void {
    const lost = (failure: Failure) => {
      worker.terminate();
      this.#alive -= 1;
      failed(failure);
      void this.#next();
    };
    const timer = setTimeout(
      () => lost({ id: "batch.timeout", message: `took longer than ${patience / 1000} seconds (超时)` }),
      patience,
    );
    worker.onerror = (event) => {
      clearTimeout(timer);
      lost({ id: "batch.crash", message: event.message });
    };
    worker.onmessage = (event: MessageEvent<Done>) => {
      clearTimeout(timer);
      this.#idle.push(worker);
      if ("broken" in event.data) failed({ id: "batch.panic", message: event.data.broken });
      else if ("error" in event.data.head) failed(event.data.head["error"] as Failure);
      else done(event.data);
      void this.#next();
    };
    started();
    worker.postMessage(job);
  }
}
