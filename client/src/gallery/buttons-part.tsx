/** Buttons, and what is pressed like one. */
import { useState } from 'react'
import { Button, IconButton, buttonClass } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Specimen, type GalleryPart } from './specimen.tsx'

const looks = ['primary', 'plain', 'quiet', 'danger'] as const

function Buttons() {
  return (
    <>
      {looks.map(look => (
        <Specimen key={look} name={`A button: ${look}`}>
          <div className="row">
            <Button look={look}>Open the gate</Button>
            <Button look={look} icon="plus">
              Add a lane
            </Button>
            <Button look={look} closedBecause="The pool is being drained.">
              Open the gate
            </Button>
          </div>
        </Specimen>
      ))}
      <Specimen name="Compact, usual and large">
        <div className="row">
          <Button size="compact">Compact</Button>
          <Button>Usual</Button>
          <Button size="large">Large</Button>
        </div>
      </Specimen>
      <Specimen name="As wide as there is room, with words that wrap">
        <div className="stack">
          <Button look="primary" wide>
            Come in
            <Icon name="right" flip />
          </Button>
          <Button wide>Put the chairs of the tea house under the roof before it rains</Button>
        </div>
      </Specimen>
      <Specimen name="A link that looks like a button">
        <div className="row">
          <a className={buttonClass({ look: 'primary' })} href="#buttons">
            Go to my room
          </a>
          <a className={buttonClass({})} href="#buttons">
            Open the room
          </a>
          <a className={buttonClass({ look: 'quiet' })} href="#buttons">
            Leave it
          </a>
        </div>
      </Specimen>
      <Specimen name="Only an icon: usual, small, and what cannot be done now">
        <div className="row">
          <IconButton icon="up" label="Move up" />
          <IconButton icon="close" label="Take out" small />
          <IconButton icon="down" label="Move down" aria-disabled />
        </div>
      </Specimen>
    </>
  )
}

const views = ['board', 'list'] as const

function Segmented() {
  const [view, setView] = useState<(typeof views)[number]>('board')
  return (
    <>
      <Specimen name="One of two, pressed">
        <div className="segmented" role="group" aria-label="How to see the notes">
          {views.map(one => (
            <button
              key={one}
              type="button"
              aria-pressed={one === view}
              onClick={() => {
                setView(one)
              }}
            >
              <Icon name={one} />
              {one === 'board' ? 'Board' : 'List'}
            </button>
          ))}
        </div>
      </Specimen>
      <Specimen name="One of two, as links">
        <nav className="segmented" aria-label="How to see the themes">
          <a href="#choosing-a-view" aria-current="page">
            <Icon name="board" />
            Board
          </a>
          <a href="#choosing-a-view">
            <Icon name="list" />
            List
          </a>
        </nav>
      </Specimen>
    </>
  )
}

export const buttonParts: readonly GalleryPart[] = [
  { title: 'Buttons', Part: Buttons },
  { title: 'Choosing a view', Part: Segmented },
]
