/** Changing what statements rest on. */
import type { Editor } from '@tiptap/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Citation } from '@waymark/shared/model/draft.ts'
import { citeKey, setSources, sourcesOf, type Sources } from './draft-commands.ts'
import { pinStatement } from './pinned-statement.ts'

interface Adding {
  /** What the statement rested on when it was asked for. */
  readonly already: readonly Citation[]
  /** Where it is now, if it is still there. */
  readonly place: ReturnType<typeof pinStatement>
  /** Asked for in the text, at a chip that will be gone. */
  readonly fromText: boolean
}

const gone = 'That statement is gone: somebody removed it while you were choosing.'

export function useSources(editor: Editor, tell: (text: string) => void) {
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
  const changeAt = (at: number | undefined, change: (sources: Sources) => Sources): boolean =>
    at !== undefined && setSources(at, change)(editor.state, editor.view.dispatch)
  const finish = (change: (sources: Sources) => Sources): void => {
    if (!changeAt(adding?.place(editor.state), change)) tell(gone)
    backToText.current = adding?.fromText === true
    setAdding(undefined)
  }
  const changeInHand = (change: (sources: Sources) => Sources): void => {
    const { $from } = editor.state.selection
    if ($from.depth === 1) changeAt($from.before(), change)
  }
  return {
    adding,
    open,
    close: () => {
      setAdding(undefined)
    },
    add: (cites: readonly Citation[]) => {
      finish(sources => ({ ...sources, cites: together(sources.cites, cites) }))
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
    setOwnWords: (ownWords: boolean) => {
      changeInHand(sources => ({ ...sources, ownWords }))
    },
  }
}

const together = (before: readonly Citation[], more: readonly Citation[]): Citation[] => [
  ...new Map([...before, ...more].map(cite => [citeKey(cite), cite])).values(),
]
