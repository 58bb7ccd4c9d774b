/** Menus, panels and dialogs: closed ones to open, and open ones as they stand. */
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { ComfortChoices, ComfortMenu } from '#ui/comfort-menu.tsx'
import { Dialog, DialogPlace } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import { Menu, MenuItem, Panel, type Choice } from '#ui/menu.tsx'
import { Specimen, type GalleryPart } from './specimen.tsx'

const nothing = (): void => {}

const choices: readonly Choice[] = [
  { label: 'Up', icon: 'up', closedBecause: 'It is the first already', run: nothing },
  { label: 'Down', icon: 'down', run: nothing },
  { label: 'Move to another pool', more: 'Its notes come along.', icon: 'move', run: nothing },
  { label: 'Drain it', icon: 'close', danger: true, run: nothing },
]

function Menus() {
  return (
    <>
      <Specimen name="Closed: press to open">
        <div className="row">
          <Menu face="Other pools" buttonClass="btn" from="start" choices={choices} />
          <Menu
            face={<Icon name="more" />}
            label="More for the Mill Pool"
            buttonClass="iconbtn small"
            choices={choices}
          />
          <Panel face="Who is here" buttonClass="btn compact" from="start">
            <h3>At the pool</h3>
            <p>Bryn, Oda and four who gave no name.</p>
          </Panel>
        </div>
      </Specimen>
      <Specimen name="Open">
        <div className="menu still">
          <div className="panel" role="menu" aria-label="What can be done with the Mill Pool">
            {choices.map(choice => (
              <MenuItem key={choice.label} choice={choice} close={nothing} />
            ))}
          </div>
        </div>
      </Specimen>
    </>
  )
}

function Comfort() {
  return (
    <>
      <Specimen name="Closed: press to open">
        <ComfortMenu />
      </Specimen>
      <Specimen name="Open; what is chosen here is chosen">
        <div className="menu still comfort">
          <div className="panel pad stack">
            <ComfortChoices />
          </div>
        </div>
      </Specimen>
    </>
  )
}

const Question = ({ onClose }: { readonly onClose: () => void }) => (
  <Dialog title="Drain the Mill Pool?" onClose={onClose}>
    <p>Nobody can swim in it until it is full again. That takes two days.</p>
    <Field label="Why?" hint="Everybody can read the reason.">
      {control => <input className="input" {...control} />}
    </Field>
    <footer>
      <Button look="danger" onClick={onClose}>
        Drain it
      </Button>
      <Button onClick={onClose}>Leave it full</Button>
    </footer>
  </Dialog>
)

function Dialogs() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Specimen name="Over the page: press to open">
        <div>
          <Button
            onClick={() => {
              setOpen(true)
            }}
          >
            Drain the Mill Pool…
          </Button>
          {isOpen && (
            <Question
              onClose={() => {
                setOpen(false)
              }}
            />
          )}
        </div>
      </Specimen>
      <Specimen name="As it stands when it is open">
        <DialogPlace value="in">
          <Question onClose={nothing} />
        </DialogPlace>
      </Specimen>
    </>
  )
}

export const menuParts: readonly GalleryPart[] = [
  { title: 'Menus', Part: Menus },
  { title: 'Reading comfort', Part: Comfort },
  { title: 'Dialogs', Part: Dialogs },
]
