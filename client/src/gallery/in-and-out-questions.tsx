/** What is asked when the synthesis is taken away as a file, and when something comes in from elsewhere. */
import type { ReactNode } from 'react'
import { BreakoutId, SectionId } from '@waymark/shared/model/ids.ts'
import type { BoardPreview } from '@waymark/shared/wire/brought-in.ts'
import { BoardColumns } from '#synthesis/board-columns.tsx'
import { guessed } from '#synthesis/board-mapping.ts'
import { BroughtThemes } from '#synthesis/bring-codebook.tsx'
import { BringDialog } from '#synthesis/bring-dialog.tsx'
import { CarryDialog } from '#synthesis/carry-dialog.tsx'
import { InScope, onlyShown } from './in-scope.tsx'
import { words, type Pools } from './pools.ts'
import { Specimen } from './specimen.tsx'

const codebook = [
  { name: 'Warm benches', said: 'People would sit longer.', parts: [{ name: 'In winter', said: '' }] },
  { name: '', said: words.arabic, parts: [] },
]

const column = (heading: string, guess: 'words' | 'section' | 'left-out', said: string) => ({
  heading,
  guess,
  filled: 3,
  values: [{ said, rows: 3, guess: null }],
  isMany: false,
})

const board: BoardPreview = {
  kind: 'mural',
  headingRows: 1,
  rows: 3,
  columns: [
    column('Text', 'words', words.short),
    column('Area', 'section', 'By the lake'),
    column('Last Updated By', 'left-out', 'Somebody'),
  ],
  messages: [],
}

export function InAndOutQuestions({ pools }: { readonly pools: Pools }) {
  const id = BreakoutId.parse('gallery-breakout')
  const { sections } = pools
  const choosing = guessed(board, sections.at(-1)?.id ?? SectionId.parse('gallery-section'))
  const questions = {
    'Take it with you': <CarryDialog breakoutId={id} hasThemes close={onlyShown} />,
    'Bring in': <BringDialog place={{ id, sections, rooms: [], step: 'group' }} close={onlyShown} />,
    'Themes of a codebook': <BroughtThemes themes={codebook} messages={['1 name was longer than fits.']} />,
    'Table of another board': (
      <BoardColumns
        preview={board}
        sections={sections}
        choosing={choosing}
        onChange={onlyShown}
        onHeadings={onlyShown}
      />
    ),
  }
  return <Asked questions={questions} pools={pools} />
}

/** Each by its name. */
export const Asked = ({
  questions,
  pools,
}: {
  readonly questions: Readonly<Record<string, ReactNode>>
  readonly pools: Pools
}) =>
  Object.entries(questions).map(([name, question]) => (
    <Specimen name={name} key={name}>
      <InScope pools={pools}>{question}</InScope>
    </Specimen>
  ))
