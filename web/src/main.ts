// The page: tabs over the list of documents, the comparison and the overview.

import workerScript from "worker:./worker.ts";
import { CompareView } from "./compare";
import { DocumentView } from "./document";
import { fill, h, type Child } from "./dom";
import { Engine } from "./engine";
import { chosen, dropped } from "./files";
import { List } from "./list";
import { OverviewView } from "./overview";
import { Pool, type Failure } from "./pool";
import { program } from "./program";
import { OF_ALL, OF_ONE, offer, stem, zipped } from "./save";
import { Store, type Doc } from "./store";
import { languageNow, setLanguage, t, type Word } from "./words";

type Tab = "tabFiles" | "tabCompare" | "tabOverview";
const TABS: Tab[] = ["tabFiles", "tabCompare", "tabOverview"];

class Page {
  readonly store = new Store(new Engine(new Pool(program(), workerScript)));
  #tab: Tab = "tabFiles";
  #header = h("header", { class: "top" });
  #main = h("main", { id: "main", tabindex: -1 });
  #saving = h("p", { class: "saving", role: "status" });
  #list = new List(this.store, (doc) => void this.#open(doc), () => this.#listActions());
  #document = new DocumentView(
    this.store,
    () => this.#leave(),
    (doc) => void this.#open(doc),
    (doc) => this.#documentActions(doc),
  );
  #compare = new CompareView(this.store);
  #overview = new OverviewView(this.store, (doc, at) => void this.#open(doc, at));
  #files = h("input", { type: "file", multiple: true, hidden: true, id: "files", "aria-hidden": "true", tabindex: -1 });
  #folder = h("input", { type: "file", webkitdirectory: true, hidden: true, id: "folder", "aria-hidden": "true", tabindex: -1 });

  start(): void {
    document.body.replaceChildren(this.#header, this.#main, this.#saving, this.#files, this.#folder);
    for (const input of [this.#files, this.#folder]) {
      input.addEventListener("change", () => {
        this.store.add(chosen(input.files ?? []));
        input.value = "";
        this.#show("tabFiles");
      });
    }
    window.addEventListener("dragover", (event) => {
      event.preventDefault();
      document.body.classList.add("over");
    });
    window.addEventListener("dragleave", (event) => event.relatedTarget === null && document.body.classList.remove("over"));
    window.addEventListener("drop", (event) => {
      event.preventDefault();
      document.body.classList.remove("over");
      if (!event.dataTransfer) return;
      void dropped(event.dataTransfer).then((found) => {
        this.store.add(found);
        this.#show("tabFiles");
      });
    });
    window.addEventListener("keydown", (event) => this.#key(event));
    this.store.listen((doc) => {
      if (doc && doc === this.#document.doc && this.#main.contains(this.#document.element)) void this.#document.load(doc);
      if (doc === null) this.render();
    });
    this.render();
  }

  render(): void {
    const tabs = TABS.map((tab) =>
      h(
        "button",
        { type: "button", "aria-current": tab === this.#tab ? "page" : null, onclick: () => this.#show(tab) },
        t(tab),
      ),
    );
    const language = h(
      "button",
      { type: "button", class: "language", lang: languageNow() === "zh" ? "en" : "zh-CN", onclick: () => this.#switch() },
      t("language"),
    );
    document.title = `${t("title")} · jixiao`;
    fill(
      this.#header,
      h("a", { class: "skip", href: "#main" }, t("skip")),
      h("h1", null, t("title"), h("small", null, "jixiao")),
      h("nav", { "aria-label": t("title") }, tabs),
      h("p", { class: "offline" }, t("offline")),
      language,
    );
    fill(this.#main, this.#view());
  }

  #view(): HTMLElement {
    if (this.#tab === "tabCompare") {
      this.#compare.render();
      return this.#compare.element;
    }
    if (this.#tab === "tabOverview") {
      this.#overview.render();
      return this.#overview.element;
    }
    if (this.store.docs.length === 0) return this.#empty();
    if (this.#document.doc) {
      this.#document.render();
      return this.#document.element;
    }
    this.#list.render();
    return this.#list.element;
  }

  #empty(): HTMLElement {
    return h(
      "div",
      { class: "drop" },
      h("h2", null, t("drop")),
      h("p", null, t("dropMore")),
      h(
        "p",
        { class: "choose" },
        h("button", { type: "button", class: "primary", onclick: () => this.#files.click() }, t("chooseFiles")),
        h("button", { type: "button", onclick: () => this.#folder.click() }, t("chooseFolder")),
      ),
      h("p", { class: "more" }, t("printMore")),
    );
  }

  #show(tab: Tab): void {
    this.#tab = tab;
    this.render();
  }

  #switch(): void {
    setLanguage(languageNow() === "zh" ? "en" : "zh");
    this.render();
    this.#header.querySelector<HTMLElement>(".language")?.focus();
  }

  async #open(doc: Doc, at?: string): Promise<void> {
    await this.#document.load(doc);
    this.#show("tabFiles");
    this.#main.querySelector<HTMLElement>(".page")?.focus({ preventScroll: true });
    if (at) this.#document.show(at);
  }

  #leave(): void {
    const doc = this.#document.doc;
    this.#document.close();
    this.render();
    this.#list.focus(doc);
  }

  /** Escape leads back to the list; [ and ] to the neighbours; Ctrl+Z takes a correction back. */
  #key(event: KeyboardEvent): void {
    const typing = (event.target as Element).matches("input, textarea, select");
    const doc = this.#document.doc;
    if (typing || !doc || this.#tab !== "tabFiles" || document.querySelector("dialog[open]")) return;
    const list = this.store.ready;
    const index = list.findIndex(({ id }) => id === doc.id);
    const neighbour = event.key === "[" ? list[index - 1] : event.key === "]" ? list[index + 1] : undefined;
    if (neighbour) void this.#open(neighbour);
    else if (event.key === "Escape") this.#leave();
    else if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (event.shiftKey) this.store.redo(doc);
      else this.store.undo(doc);
    }
  }

  #listActions(): HTMLElement[] {
    const button = (word: Word, act: () => void) => h("button", { type: "button", onclick: act }, t(word));
    const items: [Word, () => void][] = OF_ALL.map(({ word, name, write }) => [
      word,
      () => void this.#save(name, () => write(this.store)),
    ]);
    items.push(["asZip", () => void this.#saveZip()]);
    return [
      button("addMore", () => this.#files.click()),
      button("addFolder", () => this.#folder.click()),
      button("clear", () => {
        this.#document.close();
        this.store.clear();
      }),
      menu("saveAll", items),
    ];
  }

  #documentActions(doc: Doc): Child[] {
    const items: [Word, () => void][] = OF_ONE.map(({ word, suffix, write }) => [
      word,
      () => {
        if (!doc.data) return;
        const name = stem(doc.name) + suffix;
        void this.#save(name, () => write(this.store.engine, { ...doc, data: doc.data as NonNullable<Doc["data"]> }));
      },
    ]);
    return [
      h("button", { type: "button", title: t("printMore"), onclick: () => window.print() }, t("print")),
      menu("saveThis", items),
    ];
  }

  async #save(name: string, write: () => Promise<Blob>): Promise<void> {
    fill(this.#saving, t("saving", name));
    try {
      offer(name, await write());
      fill(this.#saving);
    } catch (failure) {
      fill(this.#saving, t("savedNot", name, (failure as Failure).message));
    }
  }

  async #saveZip(): Promise<void> {
    const failures: string[] = [];
    const zip = await zipped(
      this.store,
      this.#compare.result,
      (name) => fill(this.#saving, t("saving", name)),
      (name, error) => failures.push(t("savedNot", name, (error as Failure).message)),
    );
    offer("绩效目标审核.zip", zip);
    fill(this.#saving, failures.join(" "));
  }
}

/** A button that opens a list of things to do. */
function menu(word: Word, items: [Word, () => void][]): HTMLElement {
  const close = () => menu.removeAttribute("open");
  const menu = h(
    "details",
    { class: "menu" },
    h("summary", null, t(word)),
    h(
      "ul",
      null,
      items.map(([word, act]) =>
        h(
          "li",
          null,
          h(
            "button",
            {
              type: "button",
              onclick: () => {
                close();
                act();
              },
            },
            t(word),
          ),
        ),
      ),
    ),
  );
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    close();
    menu.querySelector("summary")?.focus();
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget as Node)) close();
  });
  return menu;
}

if ("DecompressionStream" in window) new Page().start();
else document.body.replaceChildren(h("p", { class: "empty" }, t("noDecompression")));
