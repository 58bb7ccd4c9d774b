/** A draft on its way out as a long file, and a draft file on its way in, in their states. */
import { BringDraftDialog, LookedAt } from '#draft/bring-draft.tsx'
import { LongExportNow } from '#draft/long-export.tsx'
import type { Exporting } from '#draft/use-long-export.ts'
import { DialogPlace } from '#ui/dialog.tsx'
import { poolsOf } from './pools.ts'
import { Specimen, type GalleryPart, type PartProps } from './specimen.tsx'

const nothing = (): void => {}

const states: readonly (readonly [name: string, now: Exporting])[] = [
  ['Others come first', { state: 'working', label: 'Word', seconds: undefined }],
  ['Being written', { state: 'working', label: 'Word', seconds: 12 }],
  ['It is ready', { state: 'ready', label: 'Word', address: '#' }],
  ['It was refused', { state: 'no', why: 'Others are waiting for their files as well. Try again in a minute.' }],
]

const look = { title: 'Quillmere swims on', period: '2027 to 2031', headings: 9, statements: 14 }

function DraftFiles({ copy }: PartProps) {
  const pools = poolsOf(copy)
  return (
    <>
      {states.map(([name, now]) => (
        <Specimen key={name} name={`A long file: ${name.toLowerCase()}`}>
          <LongExportNow now={now} stop={nothing} onFocusLost={nothing} />
        </Specimen>
      ))}
      <Specimen name="Bringing in a draft file">
        <DialogPlace value="in">
          <BringDraftDialog draftId={pools.ids.draft} onBrought={nothing} close={nothing} />
        </DialogPlace>
      </Specimen>
      <Specimen name="What a draft file holds">
        <LookedAt {...look} sourced={11} sourcesGone={2} />
      </Specimen>
      <Specimen name="A draft file of another place">
        <LookedAt {...look} title="يسبحون معًا" sourced={0} sourcesGone={14} />
      </Specimen>
    </>
  )
}

export const draftFilesParts: readonly GalleryPart[] = [{ title: 'Files of the draft', Part: DraftFiles }]
