/** The bookmarks that are open at a place in a document. Only those named like ours count, and not more of them than questions can have. */

export interface OpenBookmarks {
  readonly open: (id: string, name: string) => void
  /** All of its name: LibreOffice opens some twice and closes them once. */
  readonly close: (id: string) => void
  readonly closeAll: () => void
  readonly names: () => Iterable<string>
  /** Those outside reach not in, and those within not out. */
  readonly apart: (act: () => void) => void
}

export const isNamedLikeOurs = (name: string): boolean => name.startsWith('wm_')

export const mostOpen = 50

export function openBookmarks(): OpenBookmarks {
  let open = new Map<string, string>()
  return {
    open: (id, name) => {
      if (isNamedLikeOurs(name) && open.size < mostOpen) open.set(id, name)
    },
    close: id => {
      const name = open.get(id)
      if (name !== undefined) for (const [other, its] of open) if (its === name) open.delete(other)
    },
    closeAll: () => {
      open.clear()
    },
    names: () => open.values(),
    apart: act => {
      const outside = open
      open = new Map()
      act()
      open = outside
    },
  }
}
