/** Looking on, and checking back: what is seen from outside the rooms, and what a room is asked about the themes. */
import '#board/room.css'
import '#synthesis/synthesis.css'
import '#watch/watch.css'
import { waymarksOf } from '@waymark/shared/rules/letters.ts'
import type { WatchedNote, WatchedSection } from '@waymark/shared/wire/watch.ts'
import { CheckBackPanel } from '#board/check-back-panel.tsx'
import { WatchDoor } from '#start/watching.tsx'
import { AnswersLine, RoomsLine } from '#synthesis/answers.tsx'
import { BigFoot } from '#watch/big-foot.tsx'
import { HoldNews } from '#watch/hold-news.tsx'
import { Section } from '#watch/watched-section.tsx'
import { poolsOf, longWords, words } from './pools.ts'
import { Specimen, type GalleryPart, type PartProps } from './specimen.tsx'

const nothing = (): void => {}
const later = async (): Promise<void> => {}

const asSaid = { isSummary: false, isReadBack: false }

const notes: readonly WatchedNote[] = [
  { text: words.short, ...asSaid, route: 'live', marks: { people: 3, dots: 5 } },
  { text: words.chat, ...asSaid, route: 'chat', marks: { people: 1, dots: 1 } },
  { text: words.arabic, ...asSaid, route: 'live', marks: null },
  { text: longWords, isSummary: true, isReadBack: true, route: 'in-the-room', marks: null },
]

function sectionsOf(copy: string): readonly WatchedSection[] {
  const { sections } = poolsOf(copy)
  const waymarks = waymarksOf(sections)
  return sections.slice(1, 3).map(({ title, description }, at) => ({
    ...(waymarks[at + 1] ?? { letter: '', tone: 'f' }),
    title,
    description,
    notes: at === 0 ? [...notes] : [],
  }))
}

const Watching = ({ copy }: PartProps) => (
  <>
    {sectionsOf(copy).map((section, at) => (
      <Specimen name={at === 0 ? 'A section, with marks' : 'Without notes'} wide key={section.title}>
        <div className="watch">
          <div className="outline">
            <Section id={`watched-${at}-${copy}`} section={section} marks="dots" />
          </div>
        </div>
      </Specimen>
    ))}
    <Specimen name="News, as it comes">
      <div className="row">
        <HoldNews count={undefined} hasChanged={false} onHold={nothing} onShow={nothing} />
      </div>
    </Specimen>
    <Specimen name="News, held">
      <div className="row">
        <HoldNews count={5} hasChanged onHold={nothing} onShow={nothing} />
      </div>
    </Specimen>
    <Specimen name="Below a big screen" wide>
      <BigFoot
        join="waymark.example.org, or ask at the door"
        paging={{
          place: { group: 1, page: 0 },
          fit: { columns: 3, pages: 4 },
          groups: 2,
          sections: 6,
          shown: 3,
          first: 3,
          mayTurn: true,
          isPaused: false,
          next: nothing,
          previous: nothing,
          toggle: nothing,
        }}
      >
        <a href="#watching">As a list</a>
      </BigFoot>
    </Specimen>
    <Specimen name="The watch link, off">
      <WatchDoor address="" join="" problem="" onOpen={later} onJoin={later} />
    </Specimen>
    <Specimen name="The watch link, on">
      <WatchDoor
        address="https://waymark.example.org/watch/session#secret"
        join="waymark.example.org"
        problem="We cannot reach the server."
        onOpen={later}
        onJoin={later}
      />
    </Specimen>
  </>
)

function broughtOf(copy: string) {
  const pools = poolsOf(copy)
  const [warm, hours] = [pools.theme('Warm afterwards', 'People want somewhere warm to sit.'), pools.theme('Hours')]
  return {
    themes: [
      { ...warm, notes: [{ text: words.short }, { text: words.arabic }], mine: null },
      {
        ...hours,
        name: 'Theme without a name yet',
        notes: [{ text: longWords }],
        mine: { answer: 'not-quite' as const, words: 'We meant early mornings.', signed: true },
      },
    ],
    parked: [{ text: words.emoji, reason: 'For the summer party.' }],
    notLookedAt: [{ text: words.chat }],
  }
}

const said = { roomNumber: 2, answer: 'not-quite', text: 'We meant early mornings.', signedBy: 'Bryn' } as const

const CheckingBack = ({ copy }: PartProps) => {
  const brought = broughtOf(copy)
  const themeId = poolsOf(copy).theme('Hours').id
  return (
    <>
      <Specimen name="Asked of a room">
        <CheckBackPanel brought={brought} onAnswer={async () => ''} maySign />
      </Specimen>
      <Specimen name="Once the breakout is closed">
        <CheckBackPanel brought={brought} onAnswer={undefined} maySign={false} />
      </Specimen>
      <Specimen name="No words of the room in a theme">
        <CheckBackPanel brought={{ themes: [], parked: [], notLookedAt: [] }} onAnswer={undefined} maySign={false} />
      </Specimen>
      <Specimen name="Beside a theme, for the team">
        <AnswersLine name="Hours" answers={{ themeId, yes: 4, notQuite: 1, words: [said] }} />
        <AnswersLine name="Hours" answers={{ themeId, yes: 2, notQuite: 0, words: [] }} />
      </Specimen>
      <Specimen name="By room, for the team">
        <RoomsLine
          rooms={[
            { number: 1, people: 5, yes: 4, notQuite: 2 },
            { number: 2, people: 0, yes: 0, notQuite: 0 },
          ]}
        />
      </Specimen>
    </>
  )
}

export const watchParts: readonly GalleryPart[] = [
  { title: 'Looking on', Part: Watching },
  { title: 'Checking back', Part: CheckingBack },
]
