/** A table on its way in: what was chosen, what is being done with it, and what became of it. */
import { useEffect, useRef, useState } from 'react'
import type { ColumnUse, TableLook, TablePreview } from '@waymark/shared/wire/answer-tables.ts'
import type { QuestionSetId } from '@waymark/shared/model/ids.ts'
import { say } from '#ui/announce.tsx'
import { lookAtTable, takeTable } from './send-table.ts'
import { answersSaid, sayTaken, stoppedSaid } from './table-words.ts'

export interface Looked {
  readonly file: File
  readonly preview: TablePreview
  readonly uses: readonly ColumnUse[]
}

export interface TableInHand {
  readonly looked: Looked | undefined
  readonly setLooked: (looked: Looked | undefined) => void
  /** What is being done; empty where nothing is. */
  readonly under: string
  readonly trouble: string | undefined
  /** What became of the last one, in sentences. */
  readonly said: readonly string[]
  readonly look: (file: File, how: TableLook) => Promise<void>
  readonly take: (looked: Looked) => Promise<void>
  readonly stop: () => void
}

export function useTable(setId: QuestionSetId, again: () => Promise<void>): TableInHand {
  const [looked, setLooked] = useState<Looked>()
  const [under, setUnder] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const [said, setSaid] = useState<readonly string[]>([])
  const ending = useRef<AbortController>(undefined)
  useEffect(() => () => ending.current?.abort(), [])
  const begin = (words: string): AbortSignal => {
    const next = new AbortController()
    ending.current = next
    setUnder(words)
    setTrouble(undefined)
    setSaid([])
    return next.signal
  }
  const look = async (file: File, how: TableLook): Promise<void> => {
    const signal = begin(`Reading ${file.name}`)
    const answer = await lookAtTable({ setId, file, signal }, how)
    setUnder('')
    if (answer.ok) setLooked({ file, preview: answer.value, uses: answer.value.columns.map(({ guess }) => guess) })
    else if (!signal.aborted) setTrouble(answer.problem.message)
  }
  const take = async ({ file, preview: { sheet, headingRows }, uses }: Looked): Promise<void> => {
    const signal = begin('The rows are on their way.')
    const mapping = { sheet, headingRows, columns: [...uses] }
    const answer = await takeTable({ setId, file, signal }, mapping, taken => {
      setUnder(`${answersSaid(taken)} taken so far`)
    })
    const sentences = signal.aborted ? [stoppedSaid] : answer.ok ? sayTaken(answer.value) : []
    setUnder('')
    setSaid(sentences)
    if (answer.ok) setLooked(undefined)
    else if (!signal.aborted) setTrouble(answer.problem.message)
    if (sentences[0] !== undefined) say(sentences[0])
    await again()
  }
  return { looked, setLooked, under, trouble, said, look, take, stop: () => ending.current?.abort() }
}
