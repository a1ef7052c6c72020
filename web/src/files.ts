// Files and folders that were dropped or chosen.

/** Extensions of files that may be documents (crates/jixiao/src/batch/input.rs). */
const DOCUMENTS = new Set(
  "docx docm dotx dotm doc dot wps wpt rtf mht mhtml htm html xml txt json pdf xlsx xlsm xls et".split(" "),
);

export interface Found {
  documents: { file: File; path: string }[];
  /** Paths of files in folders that are no documents. */
  passedOver: string[];
}

/** What was chosen with a file input; those of a folder carry its name in front. */
export function chosen(files: Iterable<File>): Found {
  return sorted([...files].map((file) => ({ file, path: file.webkitRelativePath || file.name })));
}

/** What was dropped. The list of items is gone after the event, so handles are asked for at once. */
export function dropped(transfer: DataTransfer): Promise<Found> {
  const items = [...transfer.items].filter(({ kind }) => kind === "file");
  const asked = items.map((item) => ({
    handle: handle(item),
    entry: item.webkitGetAsEntry?.() ?? null,
    file: item.getAsFile(),
  }));
  return (async () => {
    const all: Found["documents"] = [];
    for (const { handle, entry, file } of asked) {
      const found = await handle.catch(() => null);
      if (found) await walkHandle(found, "", all);
      else if (entry?.isDirectory) await walkEntry(entry, "", all);
      else if (file) all.push({ file, path: file.name });
    }
    return sorted(all);
  })();
}

// Chromium refuses the older way, entries, to a page opened from a file; Firefox knows only that one.
type Handle = FileSystemFileHandle | FileSystemDirectoryHandle;

async function handle(item: DataTransferItem): Promise<Handle | null> {
  const ask = (item as { getAsFileSystemHandle?: () => Promise<Handle | null> }).getAsFileSystemHandle;
  return ask ? ask.call(item) : null;
}

async function walkHandle(handle: Handle, above: string, all: Found["documents"]): Promise<void> {
  const path = above + handle.name;
  if (handle.kind === "file") {
    all.push({ file: await handle.getFile(), path });
    return;
  }
  if (handle.name.startsWith(".")) return;
  const directory = handle as FileSystemDirectoryHandle & { values(): AsyncIterable<Handle> };
  for await (const child of directory.values()) await walkHandle(child, `${path}/`, all);
}

async function walkEntry(entry: FileSystemEntry, above: string, all: Found["documents"]): Promise<void> {
  const path = above + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed));
    all.push({ file, path });
    return;
  }
  if (entry.name.startsWith(".")) return;
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A reader gives a hundred at a time, and none when it has given all.
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) return;
    for (const child of some) await walkEntry(child, `${path}/`, all);
  }
}

/** Documents by path, without what no folder of documents means; a file named by itself is always one. */
function sorted(all: Found["documents"]): Found {
  const documents: Found["documents"] = [];
  const passedOver: string[] = [];
  for (const found of all) {
    const { path } = found;
    const name = found.file.name;
    const inFolder = path.includes("/");
    const extension = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
    const hidden = name.startsWith(".") || name.startsWith("~$");
    if (inFolder && (hidden || !DOCUMENTS.has(extension))) passedOver.push(path);
    else documents.push(found);
  }
  documents.sort((left, right) => left.path.localeCompare(right.path, "zh-CN", { numeric: true }));
  return { documents, passedOver };
}
