/** Words that are changed where they stand, things that are dragged, and the small parts: tags, people, icons, waymarks. */
import { useRef, useState } from 'react'
import { tones } from '@waymark/shared/rules/letters.ts'
import { DragLayer } from '#ui/drag-layer.tsx'
import { EditableText } from '#ui/editable-text.tsx'
import { Hills } from '#ui/hills.tsx'
import { Icon, type IconName } from '#ui/icon.tsx'
import { say } from '#ui/announce.tsx'
import { words } from './pools.ts'
import { Specimen, type GalleryPart, type PartProps } from './specimen.tsx'

function Editable() {
  const [name, setName] = useState('Warm benches')
  const [said, setSaid] = useState(words.welsh as string)
  const [theirs, setTheirs] = useState('Hoists and steps')
  return (
    <>
      <Specimen name="One line: press to change it">
        <h3>
          <EditableText
            value={name}
            label="Name of the theme"
            invitation="Give it a name"
            maxLength={160}
            onChange={setName}
          />
        </h3>
      </Specimen>
      <Specimen name="Nothing yet">
        <EditableText value="" label="Name" invitation="Give this theme a name" maxLength={160} onChange={setName} />
      </Specimen>
      <Specimen name="Several lines">
        <EditableText
          value={said}
          label="What people said"
          invitation="Say in a sentence what people said"
          maxLength={1000}
          lines="several"
          onChange={setSaid}
        />
      </Specimen>
      <Specimen name="Somebody else writes as soon as it is opened">
        <div
          onFocus={({ target }) => {
            if (target.matches('.editing')) setTheirs('Hoists, steps and rails')
          }}
        >
          <EditableText value={theirs} label="Name" invitation="Give it a name" maxLength={160} onChange={setTheirs} />
        </div>
      </Specimen>
    </>
  )
}

function Dragging({ copy }: PartProps) {
  const area = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<string>('by the door')
  return (
    <Specimen name="Drag the towel; the words say where it would land">
      <div className="stack" ref={area}>
        <p className="tag" data-drag={`towel-${copy}`}>
          The towel is {place}
        </p>
        <div className="row">
          {['by the door', 'on the bench'].map(one => (
            <p className="card" data-drop={one} key={one}>
              {one}
            </p>
          ))}
        </div>
        <DragLayer
          area={area}
          words={(_, over) => (over === null ? 'Not here. Esc leaves it where it was.' : `Put it ${over}`)}
          onDrop={(_, over) => {
            setPlace(over)
            say(`It is ${over}.`)
          }}
        />
      </div>
    </Specimen>
  )
}

function Small() {
  return (
    <>
      <Specimen name="Tags">
        <div className="row">
          <span className="tag">Own words</span>
          <span className="tag count">12</span>
          <span className="tag help">Wants help</span>
          <span className="tag ok">Done</span>
          <span className="eyebrow">A line above a heading</span>
          <span>
            a word <mark>found</mark>
          </span>
        </div>
      </Specimen>
      <Specimen name="People">
        <ul className="people" aria-label="People">
          <li className="person">
            <span className="dot" aria-hidden="true" />
            Bryn <span className="soft">facilitator</span>
          </li>
          <li className="person">
            <span className="dot" aria-hidden="true" />
            Oda <span className="soft">writing…</span>
          </li>
          <li className="person away">
            <span className="dot" aria-hidden="true" />
            Nkem, away
          </li>
        </ul>
      </Specimen>
      <Specimen name="The six waymarks, usual and small">
        <div className="row">
          {tones.map((tone, at) => (
            <span key={tone}>
              <span className="waymark" data-tone={tone}>
                {String.fromCharCode(65 + at)}
              </span>{' '}
              <span className="waymark small" data-tone={tone}>
                {String.fromCharCode(65 + at)}
              </span>
            </span>
          ))}
        </div>
      </Specimen>
      <Specimen name="A welcome" wide>
        <div className="hero">
          <div className="in">
            <p className="lead">Hills, a dotted path and a signpost.</p>
          </div>
          <Hills />
        </div>
      </Specimen>
    </>
  )
}

/** Each with what it stands for. */
const icons: Readonly<Record<IconName, string>> = {
  way: 'Waymark',
  sign: 'ways to go',
  right: 'onwards',
  left: 'back',
  up: 'up',
  down: 'down',
  check: 'ticked',
  plus: 'add, larger',
  minus: 'smaller',
  close: 'take away',
  more: 'more',
  pencil: 'write',
  clock: 'time',
  people: 'people',
  person: 'a person',
  lock: 'closed, kept',
  eye: 'reading',
  envelope: 'by letter',
  phone: 'by phone',
  chat: 'from the chat',
  hand: 'wants help',
  aa: 'reading comfort',
  board: 'board',
  list: 'list',
  fit: 'all of it',
  home: 'the start',
  move: 'moved',
  group: 'grouped',
  park: 'parked',
  link: 'a link',
  quote: 'exact words',
  doc: 'a document',
  download: 'take away',
  search: 'find',
  undo: 'take back',
  redo: 'do again',
  offline: 'not connected',
  saved: 'saved',
  wait: 'on its way',
  info: 'to know',
  warn: 'amiss',
  chevron: 'unfold',
  book: 'read',
  print: 'print',
}

const isIcon = (name: string): name is IconName => Object.hasOwn(icons, name)

const Icons = () => (
  <Specimen name="Each in the colour of the words beside it" wide>
    <ul className="icons">
      {Object.keys(icons)
        .filter(isIcon)
        .map(name => (
          <li key={name}>
            <Icon name={name} big />
            {icons[name]}
          </li>
        ))}
    </ul>
  </Specimen>
)

export const wordParts: readonly GalleryPart[] = [
  { title: 'Words changed where they stand', Part: Editable },
  { title: 'Dragging', Part: Dragging },
  { title: 'Small parts', Part: Small },
  { title: 'Icons', Part: Icons },
]
