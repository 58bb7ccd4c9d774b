/** Writing in a room: the form as each person has it, many notes at once, and the questions about one's notes. */
import { useRef, useState } from 'react'
import { SectionDialog } from '#board/about-section.tsx'
import { Composer } from '#board/composer.tsx'
import { EditDialog } from '#board/edit-dialog.tsx'
import { HeldLine } from '#board/held-line.tsx'
import { emptyForm, type NoteForm } from '#board/kept-form.ts'
import { LightChoice } from '#board/light-choice.tsx'
import { MarksLine } from '#board/marks-line.tsx'
import { ManyDialog } from '#board/many-dialog.tsx'
import { HoldDialog } from '#board/hold-dialog.tsx'
import { MoveDialog } from '#board/move-dialog.tsx'
import { PrivateLine } from '#board/private-line.tsx'
import { TalkDialog } from '#board/talk-dialog.tsx'
import { WaitingForUs } from '#board/waiting-for-us.tsx'
import type { BoardNote, Branch } from '#surface/surface-props.ts'
import { treeOf } from '#surface/tree-of.ts'
import { DialogPlace } from '#ui/dialog.tsx'
import { longWords, poolsOf, words, type Pools } from './pools.ts'
import { Specimen, type GalleryPart, type PartProps } from './specimen.tsx'

const nothing = (): void => {}

const threeLines = '- a clock you can see\n- hooks\n- hooks\n- somebody who says hello'

function notesOf(pools: Pools): readonly [BoardNote, BoardNote] {
  const mine = { isMine: true, saving: 'still', isMovable: true, remark: '' } as const
  return [
    { ...pools.note('write-one', { text: words.welsh, signedBy: 'Bryn' }), ...mine },
    { ...pools.note('write-two', { text: words.chat }), ...mine },
  ]
}

const formOn = (tree: readonly Branch[]): NoteForm => ({ ...emptyForm, sectionId: tree[0]?.section.id ?? '' })

const forms = [
  ['For somebody with a name', { hasName: true, hasNames: true, forOthers: false }, '', undefined],
  [
    'For a facilitator, who also writes for others',
    { hasName: true, hasNames: true, forOthers: true },
    threeLines,
    undefined,
  ],
  [
    'Too long, while the notes are closed',
    { hasName: false, hasNames: false, forOthers: false },
    longWords.repeat(3),
    'The notes are closed for now.',
  ],
] as const

function Forms({ copy }: PartProps) {
  const pools = poolsOf(copy)
  const tree = treeOf(pools.sections, notesOf(pools))
  return forms.map(([name, how, text, closedBecause]) => (
    <Specimen name={name} key={name}>
      <OneForm tree={tree} how={how} text={text} closedBecause={closedBecause} />
    </Specimen>
  ))
}

function OneForm({
  tree,
  how,
  text,
  closedBecause,
}: {
  readonly tree: readonly Branch[]
  readonly how: { readonly hasName: boolean; readonly hasNames: boolean; readonly forOthers: boolean }
  readonly text: string
  readonly closedBecause: string | undefined
}) {
  const [form, setForm] = useState(() => ({ ...formOn(tree), text }))
  const field = useRef<HTMLTextAreaElement>(null)
  return (
    <Composer
      {...how}
      form={form}
      onForm={setForm}
      tree={tree}
      closedBecause={closedBecause}
      onAdd={nothing}
      onMany={nothing}
      field={field}
      onWriting={nothing}
    />
  )
}

function Asked({ copy }: PartProps) {
  const pools = poolsOf(copy)
  const notes = notesOf(pools)
  const tree = treeOf(pools.sections, notes)
  const [lines, setLines] = useState(threeLines)
  const [form, setForm] = useState(() => formOn(tree))
  return (
    <DialogPlace value="in">
      <Specimen name="Change the words">
        <EditDialog note={notes[0]} canSign onSave={nothing} onClose={nothing} />
      </Specimen>
      <Specimen name="Move one note">
        <MoveDialog notes={[notes[0]]} tree={tree} onMove={nothing} onClose={nothing} />
      </Specimen>
      <Specimen name="Move several">
        <MoveDialog notes={notes} tree={tree} onMove={nothing} onClose={nothing} />
      </Specimen>
      <Specimen name="Many notes at once">
        <ManyDialog
          hasName
          hasNames
          forOthers={false}
          form={form}
          onForm={setForm}
          text={lines}
          onText={setLines}
          tree={tree}
          mostNow={200}
          onAdd={nothing}
          onClose={nothing}
        />
      </Specimen>
      <Specimen name="What others changed, held">
        <HeldLine
          held={{ notes: new Map(), count: 4, showThem: nothing }}
          rest={{ isTyping: () => false, sayAtRest: nothing }}
        />
      </Specimen>
    </DialogPlace>
  )
}

function NotSeen({ copy }: PartProps) {
  const pools = poolsOf(copy)
  const [one, other] = notesOf(pools)
  return (
    <DialogPlace value="in">
      <Specimen name="Writing for oneself first">
        <PrivateLine all={12} mine={3} onReveal={undefined} />
      </Specimen>
      <Specimen name="The same, for the team, before anybody has written">
        <PrivateLine all={0} mine={0} onReveal={nothing} />
      </Specimen>
      <Specimen name="What waits for the team">
        <WaitingForUs
          roomId={pools.ids.room}
          notes={[
            { note: one, why: 'to-check', reason: '' },
            { note: other, why: 'held', reason: 'It names somebody who is not here.' },
          ]}
          again={async () => {}}
        />
      </Specimen>
      <Specimen name="What an ambition says">
        <SectionDialog
          section={{
            title: pools.sections[0]?.title ?? '',
            description: words.welsh,
            whatWeDid: 'Two pools stayed open until December.',
          }}
          onClose={nothing}
        />
      </Specimen>
      <Specimen name="Talk to someone">
        <TalkDialog
          lead={{ name: 'Bryn', reach: 'In the kitchen, or 01234 567890' }}
          words={undefined}
          onAsk={async () => undefined}
          onTakeBack={async () => undefined}
          onClose={nothing}
        />
      </Specimen>
      <Specimen name="Hold a note back">
        <HoldDialog note={one} onHold={async () => ({ ok: true, value: {} })} onClose={nothing} />
      </Specimen>
    </DialogPlace>
  )
}

function Marks({ copy }: PartProps) {
  const pools = poolsOf(copy)
  return (
    <>
      <Specimen name="Dots, while they are given">
        <MarksLine
          settings={{ marks: 'dots', dots: 3, asksLight: false }}
          isOpen
          left={1}
          people={4}
          isShown={false}
          onShow={undefined}
        />
      </Specimen>
      <Specimen name="Agreements, for the team, shown">
        <MarksLine
          settings={{ marks: 'agree', dots: 3, asksLight: true }}
          isOpen
          left={null}
          people={4}
          isShown
          onShow={nothing}
        />
      </Specimen>
      <Specimen name="A light, given, with everybody’s">
        <LightChoice
          of={pools.sections[0]?.title ?? ''}
          mine="with-changes"
          onChoose={nothing}
          counts={[
            { light: 'still-relevant', people: 4 },
            { light: 'with-changes', people: 2 },
          ]}
        />
      </Specimen>
    </>
  )
}

export const writingParts: readonly GalleryPart[] = [
  { title: 'The form for a note', Part: Forms },
  { title: 'Questions about one’s notes', Part: Asked },
  { title: 'Notes that the others do not see', Part: NotSeen },
  { title: 'Marks and lights', Part: Marks },
]
