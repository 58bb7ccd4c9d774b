/** The desk: who asks for help, rooms with their people, what is asked before many are moved; and what a room reads of it. */
import '#desk/desk.css'
import { AskForHelp } from '#board/ask-for-help.tsx'
import { FromTheDesk } from '#board/from-desk.tsx'
import { MovedNotice } from '#board/moved-notice.tsx'
import { BringDialog } from '#desk/bring-dialog.tsx'
import { DeskRoomCard } from '#desk/desk-room-card.tsx'
import type { DeskActs } from '#desk/use-desk.ts'
import { DeskTools } from '#desk/desk-tools.tsx'
import { EvenOutDialog } from '#desk/even-out-dialog.tsx'
import { HelpStrip } from '#desk/help-strip.tsx'
import { MessageDialog } from '#desk/message-dialog.tsx'
import { MoveBar } from '#desk/move-bar.tsx'
import { UnplacedTray } from '#desk/unplaced-tray.tsx'
import { DeskKey, type Desk, type DeskPerson } from '@waymark/shared/wire/desk.ts'
import { DialogPlace } from '#ui/dialog.tsx'
import { onlyShown } from './in-scope.tsx'
import { poolsOf } from './pools.ts'
import { Specimen, type GalleryPart, type PartProps } from './specimen.tsx'

const later = async (): Promise<void> => {}
const done = async () => ({ ok: true, value: {} }) as const

const acts: DeskActs = {
  move: later,
  spread: later,
  evenOut: done,
  bring: done,
  sayTo: done,
  nameFacilitator: done,
  answerHelp: later,
  takeBack: later,
  forgetLast: onlyShown,
}

const key = (name: string): DeskKey => DeskKey.parse(`${name.toLowerCase()}-at-the-desk-0000000`.slice(0, 22))
const somebody = (name: string, more: Partial<DeskPerson> = {}): DeskPerson => ({
  key: key(name),
  name,
  role: 'participant',
  whereabouts: 'here',
  ...more,
})

const inRooms = [
  [
    somebody('Leila', { role: 'facilitator' }),
    somebody('Amina'),
    somebody('Bryn'),
    somebody('Gwen', { name: null }),
    somebody('Mared', { whereabouts: 'on-a-plain-page' }),
    somebody('Kofi', { whereabouts: 'on-the-way' }),
    somebody('Sioned', { whereabouts: 'away' }),
  ],
  [somebody('Huw')],
  [],
]

function deskOf(copy: string): Desk {
  const pools = poolsOf(copy)
  const { id, number, question, step, rooms } = pools.breakoutAt('write')
  return {
    now: '2028-01-19T18:32:00.000Z',
    session: { id: pools.ids.session, title: 'Swimming in the dark' },
    breakouts: [
      { id, number, question, step },
      { id: pools.ids.breakout, number: 2, question: 'What is missing?', step },
    ],
    breakoutId: id,
    sections: pools.sections.map(one => ({ id: one.id, title: one.title })),
    rooms: rooms.map((room, at) => ({
      id: room.id,
      number: room.number,
      name: room.name,
      facilitator: at === 0 ? 'Leila' : '',
      people: inRooms[at] ?? [],
      notes: room.notes,
      writing: at === 0 ? 2 : 0,
      sections: pools.sections.map(one => ({ id: one.id, notes: at === 0 ? 4 : null, writing: at === 0 ? 1 : 0 })),
    })),
    unplaced: [
      { ...somebody('Tomos'), from: { number: 2, name: 'Heron', breakout: 1 } },
      { ...somebody('Ceri', { whereabouts: 'away' }), from: null },
    ],
    help: rooms.slice(0, 2).map((room, at) => ({
      key: key(at === 0 ? 'Amina' : 'Huw'),
      name: at === 0 ? 'Amina' : 'Huw',
      room: { id: room.id, number: room.number, name: room.name },
      askedAt: '2028-01-19T18:30:10.000Z',
      isComing: at === 1,
    })),
    message: { text: 'Five minutes more, then we read together.', at: '2028-01-19T18:20:00.000Z' },
  }
}

const ticking = { ticked: new Set([key('Amina'), key('Bryn')]), tick: onlyShown, moveTo: onlyShown }

function TheDesk({ copy }: PartProps) {
  const desk = deskOf(copy)
  return (
    <>
      <Specimen name="Asking for help" wide>
        <HelpStrip desk={desk} acts={acts} />
      </Specimen>
      <Specimen name="For all rooms" wide>
        <DeskTools desk={desk} acts={acts} />
      </Specimen>
      <Specimen name="Not placed yet" wide>
        <UnplacedTray desk={desk} ticking={ticking} />
      </Specimen>
      {desk.rooms.map(room => (
        <Specimen name={`Room ${room.number}`} key={room.id}>
          <DeskRoomCard room={room} desk={desk} acts={acts} ticking={ticking} />
        </Specimen>
      ))}
      <Specimen name="Two are ticked" wide>
        <MoveBar desk={desk} ticking={ticking} />
      </Specimen>
    </>
  )
}

function Questions({ copy }: PartProps) {
  const desk = deskOf(copy)
  const even = { ...desk, rooms: desk.rooms.map(room => ({ ...room, people: [] })) }
  return (
    <DialogPlace value="in">
      <Specimen name="Evening out">
        <EvenOutDialog desk={desk} acts={acts} onClose={onlyShown} />
      </Specimen>
      <Specimen name="Nothing to even out">
        <EvenOutDialog desk={even} acts={acts} onClose={onlyShown} />
      </Specimen>
      <Specimen name="A message">
        <MessageDialog desk={desk} acts={acts} onClose={onlyShown} />
      </Specimen>
      {desk.breakouts.slice(1).map(breakout => (
        <Specimen name="Bringing everyone" key={breakout.id}>
          <BringDialog desk={desk} breakout={breakout} acts={acts} onClose={onlyShown} />
        </Specimen>
      ))}
    </DialogPlace>
  )
}

function InTheRoom({ copy }: PartProps) {
  const { ids } = poolsOf(copy)
  return (
    <>
      {(['none', 'asked', 'coming'] as const).map(help => (
        <Specimen name={`Help: ${help}`} key={help}>
          <AskForHelp roomId={ids.room} help={help} />
        </Specimen>
      ))}
      <Specimen name="A message, and another question">
        <FromTheDesk
          fromDesk={{
            help: 'none',
            message: { id: `shown-${copy}`, text: 'Five minutes more.', at: '2028-01-19T18:20:00.000Z' },
            goOn: { roomId: ids.room, question: 'What is missing?' },
          }}
          zone="Europe/London"
        />
      </Specimen>
      <Specimen name="Moved to another room">
        <MovedNotice
          moved={{
            said: 'This is Room 1, Otter. You are in Room 2, Dipper.',
            goTo: '/rooms/x',
            goToName: 'Room 2, Dipper',
          }}
          from={ids.room}
        />
      </Specimen>
    </>
  )
}

export const deskParts: readonly GalleryPart[] = [
  { title: 'The desk', Part: TheDesk },
  { title: 'Asked at the desk', Part: Questions },
  { title: 'What a room reads of the desk', Part: InTheRoom },
]
