/** In columns: what is not yet grouped, the themes, and what is parked. */
import { useId, useMemo, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { AddLinkButton, LinkLines } from './link-lines.tsx'
import { NoteList, type NoteListShape } from './note-list.tsx'
import { bothInWords } from './say-links.ts'
import type { Looked } from './suggestion-offers.ts'
import { SuggestionsPanel } from './suggestions-panel.tsx'
import { ThemeWithParts } from './theme-card.tsx'
import { useScope } from './synthesis-scope.ts'
import { useSynthesisState } from './synthesis-store.ts'
import type { SynthesisView } from './synthesis-view.ts'
import { useSuggestions } from './use-suggestions.ts'
import { inTrayOrder, trayOrders, trayOrderWords } from './tray-order.ts'

/** Fewer are looked through at a glance. */
const worthOrdering = 6

export interface ViewShape extends Pick<NoteListShape, 'grouping' | 'find' | 'whereIs' | 'tidied'> {
  readonly view: SynthesisView
  readonly looked: Looked
  /** Of all notes, whatever is looked for. */
  readonly counts: { readonly notes: number; readonly tray: number; readonly parked: number }
}

export function ColumnsView(shape: ViewShape) {
  return (
    <div className="three">
      <Tray {...shape} />
      <Themes {...shape} />
      <aside className="aside sidecol" aria-label="Set aside">
        <Links {...shape} />
        <Parked {...shape} />
      </aside>
    </div>
  )
}

function Tray({ view, counts, ...rest }: ViewShape) {
  const { store, mayWrite } = useScope()
  const order = useSynthesisState(store, state => state.trayOrder)
  const marks = useSynthesisState(store, state => state.marks)
  const notes = useMemo(() => inTrayOrder(view.tray, order, marks), [view.tray, order, marks])
  return (
    <section className="tray tray-col" aria-labelledby="tray" data-drop={mayWrite ? 'loose' : undefined}>
      <header>
        <h2 id="tray">Not yet grouped</h2>
        <span className="tag count">
          <span className="sr">Notes: </span>
          {counts.tray}
        </span>
        {counts.tray >= worthOrdering && (
          <select
            className="input"
            aria-label="Order of the notes that are not yet grouped"
            value={order}
            onChange={({ target }) => {
              store.setState({ trayOrder: trayOrders.find(one => one === target.value) ?? 'board' })
            }}
          >
            {trayOrders
              .filter(one => one !== 'marked' || marks.size > 0)
              .map(one => (
                <option key={one} value={one}>
                  {trayOrderWords[one]}
                </option>
              ))}
          </select>
        )}
      </header>
      {view.tray.length > 0 && (
        <NoteList {...rest} id="tray-notes" label="Not yet grouped" place="loose" standing="tray" notes={notes} />
      )}
      {view.tray.length === 0 && (
        <p className="soft">
          {counts.tray > 0
            ? 'None of these has what you look for.'
            : counts.notes === 0
              ? 'No notes yet.'
              : 'Every note has been looked at.'}
        </p>
      )}
    </section>
  )
}

function Themes({ view, looked, ...rest }: ViewShape) {
  const { acts, mayWrite, breakoutId } = useScope()
  const suggestions = useSuggestions(breakoutId)
  const [isOpen, setOpen] = useState(false)
  return (
    <section aria-labelledby="themes">
      <div className="colhead" data-drop={mayWrite ? 'new' : undefined}>
        <h2 id="themes">Themes</h2>
        {mayWrite && (
          <div className="row">
            <Button
              look="quiet"
              size="compact"
              icon="plus"
              onClick={() => {
                acts.newTheme()
              }}
            >
              New theme
            </Button>
            <Button
              look="quiet"
              size="compact"
              icon="sign"
              closedBecause={looked.notes.size === 0 ? 'There are no notes yet' : undefined}
              onClick={() => {
                setOpen(true)
                suggestions.ask(looked, 0)
              }}
            >
              Suggest themes
            </Button>
            <AddLinkButton from={null} />
          </div>
        )}
      </div>
      {isOpen && (
        <SuggestionsPanel
          looked={looked}
          suggestions={suggestions}
          close={() => {
            suggestions.stop()
            setOpen(false)
          }}
        />
      )}
      <ThemeCards {...rest} themes={view.themes} />
      {view.themes.length === 0 && <NoThemes />}
    </section>
  )
}

/** Each with its parts under it. */
function ThemeCards({
  themes,
  ...rest
}: Omit<ViewShape, 'view' | 'looked' | 'counts'> & { readonly themes: SynthesisView['themes'] }) {
  const parts = Map.groupBy(themes, ({ theme }) => theme.within)
  return (
    <div className="themes">
      {parts.get(undefined)?.map(shown => (
        <ThemeWithParts key={shown.theme.id} {...rest} shown={shown} parts={parts.get(shown.theme.id) ?? []} />
      ))}
    </div>
  )
}

function NoThemes() {
  const { mayWrite } = useScope()
  return (
    <div className="empty" data-drop={mayWrite ? 'new' : undefined}>
      <Icon name="sign" />
      <strong>No themes yet</strong>
      <p>
        {mayWrite ? 'Tick notes that belong together, then choose Group…' : 'They appear here as notes are grouped.'}
      </p>
    </div>
  )
}

/** All of them, those of sections too, which have no box of their own here. */
function Links({ view: { links } }: ViewShape) {
  if (links.length === 0) return null
  return (
    <section className="card linkscard" aria-labelledby="links">
      <h2 id="links">Links</h2>
      <p className="small soft">What belongs together. They go into the document too.</p>
      <LinkLines lines={links.map(link => ({ ...link, about: bothInWords(link.fromName, link.toName) }))} />
    </section>
  )
}

export function Parked({ view, counts, ...rest }: Omit<ViewShape, 'looked'>) {
  const heading = useId()
  const { mayWrite } = useScope()
  return (
    <section className="card parkedcard" aria-labelledby={heading} data-drop={mayWrite ? 'parked' : undefined}>
      <h2 id={heading}>Parked</h2>
      <p className="small soft">Set aside with a reason. Kept, and shown in the draft.</p>
      {view.parked.length > 0 ? (
        <NoteList
          {...rest}
          id="parked-notes"
          label="Parked notes"
          place="loose"
          standing="parked"
          notes={view.parked.map(({ note }) => note)}
        />
      ) : (
        <p className="small">{counts.parked === 0 ? 'No note is parked.' : 'None of these has what you look for.'}</p>
      )}
    </section>
  )
}
