/** The row for finding notes: words, the part, the way they came, one's own; and how many of all are shown. */
import { useEffect } from 'react'
import { SectionId } from '@waymark/shared/model/ids.ts'
import { routes, type Route } from '@waymark/shared/model/note.ts'
import { routeWords } from '@waymark/shared/rules/route-words.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { nameOfBranch, type Branch } from '#surface/surface-props.ts'
import { changeFilter, openFinding, useBoardState, type BoardStore } from './board-store.ts'
import { noFilter, sayShown } from './note-filter.ts'
import type { Finding } from './use-find.ts'

/** Of the button that opens and closes the row, and of its first field: so that the focus finds them. */
export const findButtonId = 'find-notes'
const wordsId = 'find-words'

interface FindRowProps {
  readonly store: BoardStore
  readonly finding: Finding
  /** Of all notes. */
  readonly tree: readonly Branch[]
}

export const FindRow = (props: FindRowProps) =>
  useBoardState(props.store, state => state.isFinding) ? <OpenRow {...props} /> : null

/** And goes to its first field. */
export function openFindRow(store: BoardStore): void {
  openFinding(store, true)
  document.getElementById(wordsId)?.focus()
}

function OpenRow({ store, finding, tree }: FindRowProps) {
  const sectionId = useBoardState(store, state => state.filter.sectionId)
  useEffect(() => {
    document.getElementById(wordsId)?.focus()
  }, [])
  return (
    <div className="findrow no-print" role="search" aria-label="Find notes">
      <div className="filters">
        <Words store={store} />
        <Choose
          label="Part"
          all="All parts"
          options={tree.map(branch => [branch.section.id, nameOfBranch(branch)])}
          value={sectionId ?? ''}
          onChange={value => {
            const id = SectionId.safeParse(value)
            changeFilter(store, { sectionId: id.success ? id.data : null })
          }}
        />
        <Ways store={store} tree={tree} />
        <OnlyMine store={store} />
      </div>
      <Shown store={store} finding={finding} />
    </div>
  )
}

function Words({ store }: { readonly store: BoardStore }) {
  const words = useBoardState(store, state => state.filter.words)
  return (
    <div className="searchbox">
      <Icon name="search" />
      <input
        className="input"
        type="search"
        id={wordsId}
        aria-label="Find words in the notes"
        placeholder="Find words"
        dir="auto"
        value={words}
        onChange={({ target }) => {
          changeFilter(store, { words: target.value })
        }}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          // First the words, then the row.
          if (words === '') closeFindRow(store)
          else changeFilter(store, { words: '' })
        }}
      />
    </div>
  )
}

function closeFindRow(store: BoardStore): void {
  openFinding(store, false)
  document.getElementById(findButtonId)?.focus()
}

const nameOfRoute = (route: Route): string => (route === 'live' ? 'Written here' : routeWords[route])

/** Where all notes came one way there is nothing to choose. */
function Ways({ store, tree }: { readonly store: BoardStore; readonly tree: readonly Branch[] }) {
  const route = useBoardState(store, state => state.filter.route)
  const here = new Set(tree.flatMap(({ notes }) => notes.map(note => note.route)))
  if (here.size < 2 && route === null) return null
  return (
    <Choose
      label="How they came"
      all="All ways"
      options={routes.filter(one => here.has(one) || one === route).map(one => [one, nameOfRoute(one)])}
      value={route ?? ''}
      onChange={value => {
        changeFilter(store, { route: routes.find(one => one === value) ?? null })
      }}
    />
  )
}

function OnlyMine({ store }: { readonly store: BoardStore }) {
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={useBoardState(store, state => state.filter.onlyMine)}
        onChange={({ target }) => {
          changeFilter(store, { onlyMine: target.checked })
        }}
      />
      <span>Only mine</span>
    </label>
  )
}

function Choose({
  label,
  all,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly all: string
  readonly value: string
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly onChange: (value: string) => void
}) {
  return (
    <select
      className="input"
      aria-label={label}
      value={value}
      onChange={({ target }) => {
        onChange(target.value)
      }}
    >
      <option value="">{all}</option>
      {options.map(([option, words]) => (
        <option key={option} value={option}>
          {words}
        </option>
      ))}
    </select>
  )
}

function Shown({
  store,
  finding: { isFiltering, shown, all },
}: {
  readonly store: BoardStore
  readonly finding: Finding
}) {
  if (!isFiltering) return null
  return (
    <p className="shown-count">
      <span>{sayShown(shown, all)}</span>
      <Button
        size="compact"
        onClick={() => {
          store.setState({ filter: noFilter })
          document.getElementById(wordsId)?.focus()
        }}
      >
        Show all
      </Button>
    </p>
  )
}
