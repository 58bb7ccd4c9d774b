/** Changing what statements rest on. */
import type { Editor } from '@tiptap/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Citation } from '@waymark/shared/model/draft.ts'
import { withSeen } from '@waymark/shared/rules/stale.ts'
import { citeKey, sayInstead, setSources, sourcesOf, type Sources } from './draft-commands.ts'
import { pinStatement } from './pinned-statement.ts'
import { seenNow, type SourceBook } from './sources.ts'

interface Adding {
  /** What the statement rested on when it was asked for. */
  readonly already: readonly Citation[]
  /** Where it is now, if it is still there. */
  readonly place: ReturnType<typeof pinStatement>
  /** Asked for in the text, at a chip that will be gone. */
  readonly fromText: boolean
}

const gone = 'That statement is gone: somebody removed it while you were choosing.'

export function useSources(editor: Editor, book: SourceBook, tell: (text: string) => void) {
  const [adding, setAdding] = useState<Adding>()
  const open = useCallback(
    (at: number, fromText = false): void => {
      const statement = editor.state.doc.nodeAt(at)
      if (statement !== null)
        setAdding({ already: sourcesOf(statement).cites, place: pinStatement(editor.state, at), fromText })
    },
    [editor],
  )
  const backToText = useRef(false)
  useEffect(() => {
    if (adding !== undefined || !backToText.current) return
    backToText.current = false
    editor.view.focus()
  }, [adding, editor])
  const { changeAt, changeInHand, sayInHand } = changesIn(editor)
  const finish = (change: Change): void => {
    if (!changeAt(adding?.place(editor.state), change)) tell(gone)
    backToText.current = adding?.fromText === true
    setAdding(undefined)
  }
  return {
    adding,
    open,
    close: () => {
      setAdding(undefined)
    },
    add: (cites: readonly Citation[]) => {
      finish(sources => lookedAt(book, { ...sources, cites: together(sources.cites, cites) }, cites))
    },
    addOwnWords: () => {
      finish(sources => ({ ...sources, ownWords: true }))
    },
    remove: (cite: Citation) => {
      changeInHand(sources => ({
        ...sources,
        cites: sources.cites.filter(other => citeKey(other) !== citeKey(cite)),
      }))
    },
    /** Somebody has looked at what the theme has become. */
    stillRight: (cite: Citation) => {
      changeInHand(sources => lookedAt(book, sources, [cite]))
    },
    useSentence: (cite: Citation, said: string) => {
      sayInHand(said, sources => lookedAt(book, sources, [cite]))
    },
    setOwnWords: (ownWords: boolean) => {
      changeInHand(sources => ({ ...sources, ownWords }))
    },
  }
}

type Change = (sources: Sources) => Sources

/** At a place, or of the statement that the cursor is in. */
function changesIn(editor: Editor) {
  const changeAt = (at: number | undefined, change: Change): boolean =>
    at !== undefined && setSources(at, change)(editor.state, editor.view.dispatch)
  const inHand = (): number | undefined => {
    const { $from } = editor.state.selection
    return $from.depth === 1 ? $from.before() : undefined
  }
  return {
    changeAt,
    changeInHand: (change: Change): void => {
      changeAt(inHand(), change)
    },
    sayInHand: (words: string, change: Change): void => {
      const at = inHand()
      if (at !== undefined) sayInstead(at, words, change)(editor.state, editor.view.dispatch)
    },
  }
}

/** It was held against these as they are now. */
const lookedAt = (book: SourceBook, sources: Sources, cites: readonly Citation[]): Sources => ({
  ...sources,
  seen: withSeen(
    sources.seen,
    cites.flatMap(cite => seenNow(book, cite) ?? []),
  ),
})

const together = (before: readonly Citation[], more: readonly Citation[]): Citation[] => [
  ...new Map([...before, ...more].map(cite => [citeKey(cite), cite])).values(),
]
