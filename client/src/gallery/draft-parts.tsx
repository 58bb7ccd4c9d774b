/** The draft: statements and what they rest on, the words beside it, coverage, tools and export. */
import '#draft/draft.css'
import type { ReactNode } from 'react'
import { seenOf } from '@waymark/shared/rules/stale.ts'
import { AddSourceDialog } from '#draft/add-source-dialog.tsx'
import { BringInDialog } from '#draft/bring-in-dialog.tsx'
import { CoverageCard } from '#draft/coverage-card.tsx'
import type { Sources } from '#draft/draft-commands.ts'
import { DraftContext } from '#draft/draft-context.ts'
import { ExportMenu } from '#draft/export-menu.tsx'
import { RestsOn } from '#draft/rests-on.tsx'
import { SaveNotice, SaveStatus } from '#draft/save-status.tsx'
import { sourceBook, type DraftReply } from '#draft/sources.ts'
import { SourcesPanel } from '#draft/sources-panel.tsx'
import { Tool } from '#draft/toolbar.tsx'
import { DialogPlace } from '#ui/dialog.tsx'
import { Icon } from '#ui/icon.tsx'
import { poolsOf, words, type Pools } from './pools.ts'
import { Specimen, type GalleryPart, type PartProps } from './specimen.tsx'

const nothing = (): void => {}

function replyOf(pools: Pools, notLookedAt: number): DraftReply {
  const { ids, strategy, sections, note, theme } = pools
  const said = [
    note('draft-one', { text: words.room, route: 'in-the-room' }),
    note('draft-two', { text: words.welsh, about: 2, signedBy: 'Bryn' }),
    note('draft-three', { text: words.arabic, about: 1, route: 'phone' }),
  ]
  const { id, name, said: sentence } = theme('Warm benches', 'Being warm afterwards matters more than warm water.')
  return {
    strategy,
    breakouts: [
      { id: ids.breakout, sessionId: ids.session, question: 'What should the pools be for?', sections, notLookedAt },
    ],
    notes: said.map(one => ({ ...one, roomName: 'Otter', breakoutId: ids.breakout })),
    themes: [{ id, name, said: sentence, noteIds: said.slice(0, 2).map(one => one.id), merged: [] }],
    coverage: { placed: 31, parked: 2, notLookedAt },
    me: { role: 'facilitator', name: 'Bryn', roomId: null },
  }
}

/** A theme, a note, and one that is gone. */
function citesOf(pools: Pools) {
  const { theme, note } = pools
  return {
    theme: { themeId: theme('Warm benches').id },
    note: { noteId: note('draft-three', { text: '' }).id },
    gone: { noteId: note('draft-gone', { text: '' }).id },
  }
}

/** With another name, another sentence and fewer notes than it has. */
const asItWas = ({ themeId }: ReturnType<typeof citesOf>['theme']) =>
  seenOf({ id: themeId, name: 'Benches', said: 'Warm water matters.', noteIds: [] })

const Statement = ({
  text,
  sources,
  inHand = false,
  children,
}: {
  readonly text: string
  readonly sources: Sources
  readonly inHand?: boolean
  readonly children?: ReactNode
}) => (
  <div className="paper">
    <div className={`statement${inHand ? ' current' : ''}`}>
      <p className="words" dir="auto">
        {text}
      </p>
      <RestsOn sources={sources} inHand={inHand} whereNow={() => undefined} />
    </div>
    {children}
  </div>
)

function Statements({ copy }: PartProps) {
  const pools = poolsOf(copy)
  const { theme, note, gone } = citesOf(pools)
  const book = sourceBook(replyOf(pools, 0))
  const tools = { book, mayWrite: true, showSource: nothing, addSource: nothing, showRemark: nothing }
  const none: Sources = { cites: [], ownWords: false, seen: [] }
  return (
    <>
      <DraftContext value={tools}>
        <Specimen name="It rests on a theme and a note">
          <Statement
            text="Somebody who has swum in January can sit down somewhere warm."
            sources={{ ...none, cites: [theme, note] }}
          />
        </Specimen>
        <Specimen name="The one in hand">
          <Statement inHand text={words.signed} sources={{ ...none, cites: [theme] }} />
        </Specimen>
        <Specimen name="No source yet">
          <Statement text="We keep a pool open all year." sources={none} />
        </Specimen>
        <Specimen name="Facilitator’s own words">
          <Statement text="This is what the three meetings said." sources={{ ...none, ownWords: true }} />
        </Specimen>
        <Specimen name="The theme has changed since">
          <Statement
            text="We keep a pool open all year."
            sources={{ ...none, cites: [theme], seen: [asItWas(theme)] }}
          />
        </Specimen>
        <Specimen name="A source that is gone, and words from right to left">
          <Statement text={words.arabic} sources={{ ...none, cites: [gone] }} />
        </Specimen>
      </DraftContext>
      <DraftContext value={{ ...tools, mayWrite: false }}>
        <Specimen name="No source yet, for those who only read">
          <Statement text="We keep a pool open all year." sources={none} />
        </Specimen>
      </DraftContext>
    </>
  )
}

function Beside({ copy }: PartProps) {
  const pools = poolsOf(copy)
  const { theme, note, gone } = citesOf(pools)
  const reply = replyOf(pools, 6)
  const panel = {
    inHand: null,
    about: null,
    book: sourceBook(reply),
    mayWrite: true,
    picked: undefined,
    onAdd: nothing,
    onRemove: nothing,
    onOwnWords: nothing,
    onStillRight: nothing,
    onUseSentence: nothing,
    onBack: nothing,
  }
  const statement = { at: 0, words: 'Somebody who has swum in January…', ownWords: false, seen: [] }
  return (
    <>
      <Specimen name="Nothing in hand">
        <SourcesPanel {...panel} />
      </Specimen>
      <Specimen name="A heading in hand">
        <SourcesPanel {...panel} about={theme.themeId} />
      </Specimen>
      <Specimen name="A statement in hand, with all its sources">
        <SourcesPanel {...panel} inHand={{ ...statement, cites: [theme, note, gone] }} />
      </Specimen>
      <Specimen name="The theme has changed since: what is known, and what can be done">
        <SourcesPanel {...panel} inHand={{ ...statement, cites: [theme], seen: [asItWas(theme)] }} />
      </Specimen>
      <Specimen name="A statement without a source, for those who only read">
        <SourcesPanel {...panel} mayWrite={false} inHand={{ ...statement, cites: [] }} />
      </Specimen>
      <Specimen name="Notes that nobody has looked at, statements without a source">
        <CoverageCard reply={reply} unsourced={2} onNextUnsourced={nothing}>
          {null}
        </CoverageCard>
      </Specimen>
      <Specimen name="Everyone is in it">
        <CoverageCard reply={replyOf(pools, 0)} unsourced={0} onNextUnsourced={nothing}>
          {null}
        </CoverageCard>
      </Specimen>
      <WhatIsNew />
      <Specimen name="Choosing sources" wide>
        <DialogPlace value="in">
          <AddSourceDialog book={panel.book} already={[]} onAdd={nothing} onOwnWords={nothing} onClose={nothing} />
        </DialogPlace>
      </Specimen>
    </>
  )
}

const WhatIsNew = () => (
  <Specimen name="What is new, before it comes in" wide>
    <DialogPlace value="in">
      <BringInDialog
        themes={['Warm benches', words.welsh, words.arabic].map((name, at) => ({ id: `new-${at}`, name }))}
        onYes={nothing}
        onNo={nothing}
      />
    </DialogPlace>
  </Specimen>
)

const Tools = () => (
  <Specimen name="Pressed, not pressed, and what cannot be done now">
    <div className="draft-tools" role="group" aria-label="Tools for the text">
      <Tool label="Bold" pressed onPress={nothing}>
        <b aria-hidden="true">B</b>
      </Tool>
      <Tool label="Italic" pressed={false} onPress={nothing}>
        <i aria-hidden="true">I</i>
      </Tool>
      <Tool label="Undo my last change" closed onPress={nothing}>
        <Icon name="undo" />
      </Tool>
    </div>
  </Specimen>
)

const unchanging = {
  via: 'websocket',
  fetched: true,
  lookAgain: 0,
  isKept: true,
  writtenAnew: 'no',
  isFull: false,
} as const

const docs = [
  { connection: 'live', saved: 'saved' },
  { connection: 'live', saved: 'saving' },
  { connection: 'offline', saved: 'waiting' },
  { connection: 'offline', saved: 'saved' },
] as const

function Saving({ copy }: PartProps) {
  const pools = poolsOf(copy)
  return (
    <>
      <Tools />
      <Specimen name="Whether it is saved">
        <div className="row">
          {docs.map(doc => (
            <SaveStatus key={doc.connection + doc.saved} doc={{ ...unchanging, ...doc }} />
          ))}
        </div>
      </Specimen>
      <Specimen name="Not connected">
        <SaveNotice doc={{ ...unchanging, connection: 'offline', saved: 'waiting' }} why={undefined} />
      </Specimen>
      <Specimen name="The right was taken back">
        <SaveNotice
          doc={{ ...unchanging, connection: 'refused', saved: 'waiting' }}
          why="You may read this draft, and no longer write in it."
        />
      </Specimen>
      <Specimen name="Taking it away: press to open">
        <div className="row">
          <ExportMenu draftId={pools.ids.draft} reply={replyOf(pools, 6)} saved={false} />
        </div>
      </Specimen>
    </>
  )
}

export const draftParts: readonly GalleryPart[] = [
  { title: 'Statements', Part: Statements },
  { title: 'Beside the draft', Part: Beside },
  { title: 'Tools of the draft', Part: Saving },
]
