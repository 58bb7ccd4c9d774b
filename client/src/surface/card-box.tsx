/** One note, letter for letter, with who wrote it, how it came, whether it is saved, and a menu of what can be done with it. */
import { memo, useLayoutEffect, useRef, type CSSProperties, type ReactNode } from 'react'
import { sayHowItCame } from '@waymark/shared/rules/route-words.ts'
import { Icon, type IconName } from '#ui/icon.tsx'
import { ChoiceMenu } from '#ui/choice-menu.tsx'
import { FoundWords } from './found-words.tsx'
import type { Card, Frame } from './frames.ts'
import type { Hands } from './hands.ts'
import type { PlacedCard } from './layout.ts'
import type { BoardNote, Saving, Sign } from './surface-props.ts'

/** lifted: it is dragged. landing: what is dragged would land straight after it. */
export type DragPart = 'lifted' | 'landing' | undefined

export interface CardBoxProps {
  readonly placed: PlacedCard
  readonly frame: Frame
  /** Where its list begins, in its frame. */
  readonly from: { readonly x: number; readonly y: number }
  readonly look: 'sticky' | 'row'
  /** How many notes its list has. */
  readonly of: number
  /** Whether Tab stops here. */
  readonly isStop: boolean
  readonly isSelected: boolean
  readonly isMenuOpen: boolean
  readonly part: DragPart
  readonly find: string
  readonly hasTick: boolean
  readonly hands: Hands
}

const longestName = 120

export const CardBox = memo(function CardBox(shape: CardBoxProps) {
  const { placed, frame, from, look, of, isStop, isSelected, isMenuOpen, part, find, hasTick, hands } = shape
  const { card } = placed
  const { note } = card
  const box = useRef<HTMLLIElement>(null)
  useLayoutEffect(() => {
    if (box.current !== null)
      hands.drew(frame, card, { element: box.current, width: placed.width, laid: placed.height, look })
    // That it is selected stands on it in words, and may need a line.
  }, [hands, frame, card, placed.width, placed.height, look, isSelected])
  const words = (
    <p className="words" dir="auto">
      <FoundWords text={note.text} find={find} />
    </p>
  )
  return (
    <li
      className={classOf(note, { look, isSelected, isMenuOpen })}
      style={placeOf(placed, from, look)}
      data-part={part}
      data-tone={card.tone}
      data-note={note.id}
      data-card={card.key}
      aria-setsize={of}
      aria-posinset={placed.at + 1}
      ref={box}
    >
      {hasTick ? <Tick card={card} isSelected={isSelected} isStop={isStop} hands={hands} find={find} /> : words}
      <Meta card={card} isSelected={isSelected && !hasTick} isStop={isStop} hands={hands} />
      <ChoiceMenu
        label={`${note.isMine ? 'Change or withdraw' : 'More about'}: ${shortly(note.text)}`}
        buttonClass="iconbtn small more"
        isOpen={isMenuOpen}
        onOpen={isOpen => {
          hands.openMenu(isOpen ? card.key : null)
        }}
        button={{
          tabIndex: isStop ? 0 : -1,
          'data-note-button': note.id,
          onFocus: () => {
            hands.focused(card, frame)
          },
        }}
        choices={() => hands.choicesOf(card)}
      />
      {note.remark !== '' && <p className="remark small">{note.remark}</p>}
      {note.saving === 'refused' && hands.troubleOf(card)}
    </li>
  )
})

export const shortly = (text: string): string => (text.length > longestName ? `${text.slice(0, longestName)}…` : text)

function Tick({
  card,
  isSelected,
  isStop,
  hands,
  find,
}: {
  readonly card: Card
  readonly isSelected: boolean
  readonly isStop: boolean
  readonly hands: Hands
  readonly find: string
}) {
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={isSelected}
        tabIndex={isStop ? 0 : -1}
        data-card-tick={card.key}
        onFocus={() => {
          hands.focused(card, null)
        }}
        onChange={event => {
          const { nativeEvent } = event
          hands.select([card.key], nativeEvent instanceof MouseEvent && nativeEvent.shiftKey ? 'range' : 'toggle')
        }}
      />
      <span className="words" dir="auto">
        <FoundWords text={card.note.text} find={find} />
      </span>
    </label>
  )
}

function placeOf(placed: PlacedCard, from: CardBoxProps['from'], look: CardBoxProps['look']): CSSProperties {
  return {
    left: placed.x - from.x,
    top: placed.y - from.y,
    inlineSize: placed.width,
    ...(look === 'sticky' && { minBlockSize: placed.height }),
  }
}

const classOf = (
  note: BoardNote,
  {
    look,
    isSelected,
    isMenuOpen,
  }: { readonly look: CardBoxProps['look']; readonly isSelected: boolean; readonly isMenuOpen: boolean },
): string =>
  [
    'note',
    look === 'row' && 'row-note',
    isSelected && 'selected',
    isMenuOpen && 'opened',
    note.isMine && 'mine',
    isOutstanding(note.saving) && 'saving',
    note.saving === 'refused' && 'refused',
    note.isMovable && 'movable',
  ]
    .filter(name => name !== false)
    .join(' ')

const isOutstanding = (saving: Saving): boolean => saving === 'saving' || saving === 'waiting'

const routeIcons: Readonly<Record<Exclude<BoardNote['route'], 'live'>, IconName>> = {
  written: 'doc',
  chat: 'chat',
  phone: 'phone',
  'in-the-room': 'person',
  paper: 'doc',
  'other-board': 'move',
}

const howItCame = (note: BoardNote): Sign | null =>
  note.route === 'live' ? null : { icon: routeIcons[note.route], words: sayHowItCame(note) }

const savings: Readonly<Record<Saving, { readonly icon: IconName; readonly words: string } | null>> = {
  still: null,
  saving: { icon: 'wait', words: 'Saving…' },
  waiting: { icon: 'offline', words: 'Waiting to be saved' },
  saved: { icon: 'saved', words: 'Saved' },
  refused: { icon: 'warn', words: 'Not saved' },
}

function Meta({
  card,
  isSelected,
  isStop,
  hands,
}: Pick<CardBoxProps, 'isSelected' | 'isStop' | 'hands'> & { readonly card: Card }) {
  const { note, mark, signs } = card
  const all: Sign[] = [
    ...[howItCame(note), savings[note.saving]].filter(sign => sign !== null),
    ...signs,
    ...(isSelected ? [{ icon: 'check' as const, words: 'Selected' }] : []),
  ]
  if (!note.isMine && note.signedBy === null && mark === null && all.length === 0) return null
  return (
    <div className="meta">
      {mark !== null && <Mark mark={mark} />}
      <Who note={note} />
      {all.map(sign => (
        <Said
          key={sign.words}
          sign={sign}
          of={note.text}
          isStop={isStop}
          onPress={() => {
            hands.pressed(card, sign)
          }}
        />
      ))}
    </div>
  )
}

const Mark = ({ mark }: { readonly mark: NonNullable<Card['mark']> }) =>
  mark.letter === '' ? (
    <span>{mark.title}</span>
  ) : (
    <span>
      <span className="waymark small" data-tone={mark.tone} aria-hidden="true">
        {mark.letter}
      </span>
      <span className="sr">{mark.title}</span>
    </span>
  )

function Who({ note: { isMine, signedBy } }: { readonly note: BoardNote }): ReactNode {
  if (isMine) return <span className="who">{signedBy === null ? 'Yours' : <>Yours, as {signedBy}</>}</span>
  if (signedBy === null) return null
  return (
    <span className="who" dir="auto">
      {signedBy}
    </span>
  )
}

function Said({
  sign: { icon, words, press },
  of,
  isStop,
  onPress,
}: {
  readonly sign: Sign
  /** The words of the note, for the name of a button. */
  readonly of: string
  readonly isStop: boolean
  readonly onPress: () => void
}) {
  const face = (
    <>
      {icon !== null && <Icon name={icon} />}
      {words}
    </>
  )
  if (press === undefined) return <span>{face}</span>
  return (
    <button type="button" className="signbtn" aria-pressed={press.isOn} tabIndex={isStop ? 0 : -1} onClick={onPress}>
      {face}
      <span className="sr">: {shortly(of)}</span>
    </button>
  )
}
