/** What a process asked of a disk, and what it said meanwhile, in order. Paths are those below the folder that is watched; '' is that folder itself. */
export type DiskEvent =
  | { readonly kind: 'make-folder'; readonly path: string }
  | { readonly kind: 'create'; readonly path: string; readonly file: number }
  | { readonly kind: 'write'; readonly file: number; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'resize'; readonly file: number; readonly size: number }
  /** All that was asked of the file before is on the disk. */
  | { readonly kind: 'sync'; readonly file: number }
  /** The disk answered with an error. What was asked before may be lost for good, also when it is told once more to keep the file. */
  | { readonly kind: 'sync-failed'; readonly file: number }
  /** All names in the folder are on the disk as they are now. */
  | { readonly kind: 'sync-folder'; readonly path: string }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string; readonly file: number }
  /** On standard output: what it promised to somebody. */
  | { readonly kind: 'say'; readonly text: string }

/** Files by their path, as they lie in a folder. */
export type Files = ReadonlyMap<string, Uint8Array>
