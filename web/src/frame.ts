// Requests and answers: parts one after another, each behind its length (crates/web/src/frame.rs).

const text = new TextEncoder();
const back = new TextDecoder();

export function join(head: unknown, parts: readonly Uint8Array[]): Uint8Array {
  const all = [text.encode(JSON.stringify(head)), ...parts];
  const joined = new Uint8Array(all.reduce((length, part) => length + 4 + part.length, 0));
  const view = new DataView(joined.buffer);
  let at = 0;
  for (const part of all) {
    view.setUint32(at, part.length, true);
    joined.set(part, at + 4);
    at += 4 + part.length;
  }
  return joined;
}

export interface Answer {
  head: Record<string, unknown>;
  parts: Uint8Array[];
}

export function split(bytes: Uint8Array): Answer {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 4 + view.getUint32(at, true);
    if (end > bytes.length) throw new Error("the answer is cut off");
    // A copy of its own: the whole goes away, the part is handed on.
    parts.push(bytes.slice(at + 4, end));
    at = end;
  }
  const head = parts.shift();
  if (!head) throw new Error("the answer is empty");
  return { head: JSON.parse(back.decode(head)) as Answer["head"], parts };
}
