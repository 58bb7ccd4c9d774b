/** What was done with themes, and looks beside each other. */
import type { HistoryDone } from '@waymark/shared/model/history.ts'
import { HistoryId, LookId } from '@waymark/shared/model/ids.ts'
import type { HistoryShown } from '@waymark/shared/wire/history.ts'
import { ComparedGroups, DifferingNotes } from '#synthesis/compared-groups.tsx'
import { HistoryLines } from '#synthesis/history-dialog.tsx'
import { LookBanner } from '#synthesis/looks.tsx'
import { onlyShown } from './in-scope.tsx'
import { poolsOf, words } from './pools.ts'
import { Specimen, type PartProps } from './specimen.tsx'

export function Done({ copy }: PartProps) {
  const pools = poolsOf(copy)
  const benches = pools.theme('Warm benches')
  const hoists = pools.theme('Hoists and steps')
  const [one, other] = [pools.note('done-one', { text: words.arabic }), pools.note('done-two', { text: words.room })]
  const done: readonly (readonly [who: string, did: HistoryDone, isBack?: true])[] = [
    ['Mair', { kind: 'moved', from: benches, theme: hoists, noteIds: [one.id], why: 'It is about the way in' }],
    ['A facilitator', { kind: 'parked', noteIds: [one.id, other.id], why: words.hebrew }, true],
    ['Gwyn', { kind: 'theme-made', theme: benches, noteIds: [one.id, other.id] }],
  ]
  const lines = done.map(([who, did, isBack = false], at): HistoryShown => ({
    id: HistoryId.parse(`history-line-${at}`),
    at: `2027-03-24T13:0${9 - at}:00.000Z`,
    who,
    isBack,
    did,
  }))
  return (
    <Specimen name="What was done">
      <div className="dialog stack">
        <HistoryLines
          lines={lines}
          clock={{ local: '2027-03-24T13:00', zone: 'Europe/London' }}
          nameOfSection={() => undefined}
          wordsOf={noteId => (noteId === one.id ? one.text : undefined)}
        />
      </div>
    </Specimen>
  )
}

export function Looks({ copy }: PartProps) {
  const pools = poolsOf(copy)
  const [benches, hoists] = [pools.theme('Warm benches'), pools.theme('Hoists and steps')]
  const [one, other] = [pools.note('look-one', { text: words.arabic }), pools.note('look-two', { text: words.room })]
  const where = { sessionId: pools.ids.session, breakoutId: pools.ids.breakout }
  const look = { id: LookId.parse('look-of-gwyn'), name: 'By the pool they are about', by: 'Gwyn' }
  return (
    <>
      {[true, false].map(isMine => (
        <Specimen name={isMine ? 'My own look' : 'A look of somebody else'} wide key={String(isMine)}>
          <LookBanner look={{ ...look, isMine }} where={where} />
        </Specimen>
      ))}
      <Specimen name="Groups of a look, beside the shared themes" wide>
        <div className="compare">
          <ComparedGroups
            title={look.name}
            ofOther="the shared themes"
            groups={[
              { theme: benches, noteIds: [one.id, other.id], match: hoists, inBoth: 1 },
              { theme: hoists, noteIds: [], match: undefined, inBoth: 0 },
            ]}
            wordsOf={noteId => (noteId === one.id ? one.text : other.text)}
            onTake={onlyShown}
          />
        </div>
      </Specimen>
      <Specimen name="Where two looks differ" wide>
        <div className="compare">
          <DifferingNotes
            names={{ a: 'The shared themes', b: look.name }}
            notes={[{ noteId: one.id, text: one.text, inA: 'Warm benches', inB: 'Hoists and steps' }]}
          />
        </div>
      </Specimen>
    </>
  )
}
