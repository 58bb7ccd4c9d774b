/** What is being remarked on, and which remark is looked at: of the desk, because the toolbar, a key, a statement and the panel all ask for it. */
import type { Editor } from '@tiptap/react'
import { useCallback, useMemo, useState } from 'react'
import type { RemarkId } from '@waymark/shared/model/ids.ts'
import { pinStatement } from '#draft/pinned-statement.ts'
import { hearSelection } from './hear-selection.ts'
import { aboutNow, type About } from './remark-commands.ts'

export interface AskedRemark {
  readonly about: About
  /** Where the statement stands now; undefined once it is gone. */
  readonly whereNow: () => number | undefined
}

/** Each time anew, so that it is shown again. */
export interface PickedRemark {
  readonly id: RemarkId
}

export interface RemarkDesk {
  readonly asked: AskedRemark | undefined
  readonly ask: () => void
  readonly close: () => void
  readonly picked: PickedRemark | undefined
  readonly pick: (id: RemarkId) => void
}

export function useRemarkDesk(editor: Editor, tell: (words: string) => void): RemarkDesk {
  const [asked, setAsked] = useState<AskedRemark>()
  const [picked, setPicked] = useState<PickedRemark>()
  const ask = useCallback(() => {
    hearSelection(editor.view)
    const about = aboutNow(editor.state)
    if (about === undefined)
      return tell('A remark is about a statement: put the cursor into one, or select words in it.')
    const place = pinStatement(editor.state, about.at)
    setAsked({ about, whereNow: () => place(editor.state) })
  }, [editor, tell])
  return useMemo(
    () => ({
      asked,
      ask,
      close: () => {
        setAsked(undefined)
      },
      picked,
      pick: id => {
        setPicked({ id })
      },
    }),
    [asked, ask, picked],
  )
}

/** Ctrl+Alt+M. Where both keys together are one that makes letters, it is none of ours. */
export function remarkByKey(
  event: Pick<KeyboardEvent, 'ctrlKey' | 'altKey' | 'code' | 'getModifierState' | 'preventDefault'>,
  ask: () => void,
): void {
  if (!event.ctrlKey || !event.altKey || event.code !== 'KeyM' || event.getModifierState('AltGraph')) return
  event.preventDefault()
  ask()
}
