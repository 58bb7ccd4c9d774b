/** What is read or compared: a version as it was kept, or what the draft says now, which changes while it is looked at. */
import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react'
import { draftFragment, readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { citeKeyOf, type Block, type Citation } from '@waymark/shared/model/draft.ts'
import type { DraftId, VersionId } from '@waymark/shared/model/ids.ts'
import type { VersionWords } from '@waymark/shared/model/version.ts'
import { readVersion } from '@waymark/shared/wire/versions.ts'
import { useAsked } from '#api/use-asked.ts'
import { saySource, type SourceBook } from '#draft/sources.ts'
import type { AnyProblem } from '#api/call.ts'
import type { LiveDoc } from '#sync/open-doc.ts'

export type WhichSide = VersionId | 'now'

export interface Side {
  readonly blocks: readonly Block[]
  readonly nameOf: (cite: Citation) => string
}

export type SideState =
  | { readonly state: 'here'; readonly side: Side }
  | { readonly state: 'asking' }
  | { readonly state: 'no'; readonly problem: AnyProblem; readonly again: () => Promise<void> }

/** The words of a version never change, so they are asked for once for as long as they are shown. */
export function useVersion(draftId: DraftId, versionId: VersionId, book: SourceBook): SideState {
  const asked = useAsked(readVersion, { params: { draftId, versionId }, body: {} })
  const words = asked.state === 'here' ? asked.value.words : undefined
  const side = useMemo(() => (words === undefined ? undefined : sideOf(words, book)), [words, book])
  if (asked.state === 'no') return { state: 'no', problem: asked.problem, again: asked.again }
  return side === undefined ? { state: 'asking' } : { state: 'here', side }
}

function sideOf({ blocks, themes }: VersionWords, book: SourceBook): Side {
  const then = new Map<string, string>(themes.map(({ id, name }) => [citeKeyOf({ themeId: id }), name]))
  return { blocks, nameOf: cite => then.get(citeKeyOf(cite)) ?? saySource(book.find(cite)) }
}

export function useNow(live: LiveDoc, book: SourceBook): Side {
  const blocks = useBlocks(live)
  return useMemo(() => ({ blocks, nameOf: cite => saySource(book.find(cite)) }), [blocks, book])
}

/** Read anew after a change, and the same array until then. */
function useBlocks({ doc }: LiveDoc): readonly Block[] {
  const read = useRef<{ readonly of: LiveDoc['doc']; readonly blocks: readonly Block[] }>(undefined)
  const subscribe = useCallback(
    (changed: () => void) => {
      const fragment = draftFragment(doc)
      const tell = (): void => {
        read.current = undefined
        changed()
      }
      fragment.observeDeep(tell)
      return () => {
        fragment.unobserveDeep(tell)
      }
    },
    [doc],
  )
  return useSyncExternalStore(subscribe, () => {
    if (read.current?.of !== doc) read.current = { of: doc, blocks: readBlocks(draftFragment(doc)) }
    return read.current.blocks
  })
}
