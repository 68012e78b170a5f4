import type { FileView } from './api';
import { Refusal, Unreachable } from './refusal';
import { Store } from './store';
import { thumbnailOf } from './thumbnail';
import { dropFile, markDocument, maxFileBytes, maxFiles, putThumbnail, upload, type Way } from './upload';

/** uploading: on its way; waiting: goes on once the network is back; done; failed: may be tried again; refused: never will be. */
export type FileState = 'uploading' | 'waiting' | 'done' | 'failed' | 'refused';

export interface Attached {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly state: FileState;
  /** Bytes that are there. */
  readonly sent: number;
  /** Of a picture: an address of this page. */
  readonly preview?: string;
  readonly code?: string;
  readonly file?: FileView;
}

export interface TrayView {
  readonly items: readonly Attached[];
  /** More were given than one message may have. */
  readonly tooMany: boolean;
}

export const emptyTray: TrayView = { items: [], tooMany: false };

const shown = /^image\/(jpeg|png|gif|webp)$/;

/** Files that wait to be sent with the next message: each uploads as soon as it is chosen. */
export class Tray {
  readonly #files = new Map<string, { file: File; preview: string | null }>();
  readonly #ends = new Map<string, AbortController>();

  /** Whoever sends empties the view: what is gone from it is forgotten here. */
  constructor(
    private readonly way: Way,
    readonly view: Store<TrayView> = new Store(emptyTray),
  ) {
    view.listen(() => this.#prune());
  }

  add(files: readonly File[]): void {
    const room = maxFiles - this.view.get().items.length;
    this.view.patch({ tooMany: files.length > room });
    for (const file of files.slice(0, Math.max(0, room))) {
      const id = crypto.randomUUID();
      const item: Attached = { id, name: file.name, size: file.size, state: 'uploading', sent: 0 };
      const code = file.size === 0 ? 'file.empty' : file.size > maxFileBytes ? 'file.too_large' : null;
      const preview = shown.test(file.type) && !code ? URL.createObjectURL(file) : null;
      this.#files.set(id, { file, preview });
      const added: Attached = { ...item, ...(preview ? { preview } : {}), ...(code ? { state: 'refused', code } : {}) };
      this.view.patch({ items: [...this.view.get().items, added] });
      if (!code) void this.#upload(id, file);
    }
  }

  retry(id: string): void {
    const kept = this.#files.get(id);
    if (!kept) return;
    this.#change(id, { state: 'uploading', sent: 0 });
    void this.#upload(id, kept.file);
  }

  /** Says that one that is there shows a document of identity. Where nobody could be told, it stands as it did. */
  async mark(id: string): Promise<void> {
    const item = this.view.get().items.find((one) => one.id === id);
    if (!item?.file) return;
    try {
      await markDocument(this.way, item.file.fileId);
    } catch (error) {
      if (error instanceof Refusal || error instanceof Unreachable) return;
      throw error;
    }
    this.#change(id, { file: { ...item.file, covered: true } });
  }

  /** Takes one out, whether it was on its way, there, or refused. */
  remove(id: string): void {
    this.#ends.get(id)?.abort();
    const { items } = this.view.get();
    const item = items.find((one) => one.id === id);
    if (item?.file) dropFile(this.way, item.file.fileId);
    this.view.patch({ items: items.filter((one) => one.id !== id), tooMany: false });
  }

  async #upload(id: string, file: File): Promise<void> {
    const end = new AbortController();
    this.#ends.set(id, end);
    try {
      const progress = {
        sent: (bytes: number) => this.#change(id, { state: 'uploading', sent: bytes }),
        waiting: () => this.#change(id, { state: 'waiting' }),
      };
      const kept = await upload(file, this.way, progress, end.signal);
      this.#change(id, { state: 'done', sent: file.size, file: await this.#withThumbnail(file, kept, end.signal) });
    } catch (error) {
      if (end.signal.aborted) return;
      const code = error instanceof Refusal || error instanceof Unreachable ? error.code : undefined;
      this.#change(id, { state: error instanceof Refusal ? 'refused' : 'failed', ...(code ? { code } : {}) });
    } finally {
      this.#ends.delete(id);
    }
  }

  /** Without one the picture is a line with its name: no reason to fail. */
  async #withThumbnail(file: File, kept: FileView, signal: AbortSignal): Promise<FileView> {
    if (!kept.width) return kept;
    try {
      const small = await thumbnailOf(file);
      return small ? await putThumbnail(this.way, kept.fileId, small, signal) : kept;
    } catch (error) {
      if (error instanceof Refusal || error instanceof Unreachable) return kept;
      throw error;
    }
  }

  #change(id: string, part: Partial<Attached>): void {
    const { items } = this.view.get();
    this.view.patch({ items: items.map((item) => (item.id === id ? { ...item, ...part } : item)) });
  }

  #prune(): void {
    const left = new Set(this.view.get().items.map((item) => item.id));
    for (const [id, { preview }] of this.#files) {
      if (left.has(id)) continue;
      this.#files.delete(id);
      if (preview) URL.revokeObjectURL(preview);
    }
  }
}

/** Whether anything is still on its way. */
export const isBusy = ({ items }: TrayView): boolean =>
  items.some((item) => item.state === 'uploading' || item.state === 'waiting');

/** Whether something would be left behind if it were sent now. */
export const isStuck = ({ items }: TrayView): boolean =>
  items.some((item) => item.state === 'failed' || item.state === 'refused');
