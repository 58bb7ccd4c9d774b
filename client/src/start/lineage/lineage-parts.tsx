/** What the strategy continues, what became of each, and what is not yet said: what can be changed on the page. */
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { lineageOfs, type LineageEntry, type LineageSide } from '@waymark/shared/model/lineage.ts'
import { itemsIn } from '@waymark/shared/rules/lineage.ts'
import { saySide } from '@waymark/shared/rules/lineage-words.ts'
import { newId } from '#sync/new-id.ts'
import { say } from '#ui/announce.tsx'
import { Icon } from '#ui/icon.tsx'
import { BeforeFields, type BeforeShape } from './before-fields.tsx'
import { EntryDialog } from './entry-dialog.tsx'
import {
  entryOf,
  oldSideOf,
  withBefore,
  withEntry,
  withoutEntry,
  type OtherStrategy,
  type Read,
} from './lineage-fields.ts'
import { LineageTable, type TableActs } from './lineage-table.tsx'
import { UnsaidPart, type UnsaidActs } from './unsaid-part.tsx'
import type { Work } from './use-lineage.ts'

interface PartsShape {
  readonly read: Read
  readonly others: readonly OtherStrategy[]
  readonly work: Work
  /** The one before, as it stands on the page. */
  readonly old: LineageSide | undefined
  readonly writes: boolean
}

export function LineageParts({ read, others, work, old, writes }: PartsShape) {
  const { page, asked, put, close, tableActs, unsaidActs } = useActs(work)
  const lineage = old === undefined ? undefined : { old, now: read.now, entries: work.fields.entries }
  return (
    <div className="stack" ref={page}>
      <BeforePart read={read} writes={writes} isWrong={[...work.refused.fields.keys()].some(isOfBefore)}>
        <BeforeFields
          before={work.fields.before}
          others={others}
          known={read.old === null ? undefined : saySide(read.old)}
          errorOf={work.errorOf}
          onBefore={changesBefore(work, before => oldSideOf(before, read, others))}
        />
      </BeforePart>
      {lineage !== undefined &&
        lineageOfs
          .filter(of => itemsIn(lineage.old, of).length + itemsIn(lineage.now, of).length > 0)
          .map(of => (
            <section className="stack" key={of} aria-labelledby={`lineage-${of}`}>
              <h2 id={`lineage-${of}`}>{of === 'ambition' ? 'The ambitions' : 'The values'}</h2>
              <LineageTable lineage={lineage} of={of} acts={writes ? tableActs : null} />
              <UnsaidPart lineage={lineage} of={of} acts={writes ? unsaidActs : null} />
            </section>
          ))}
      {asked !== undefined && lineage !== undefined && (
        <EntryDialog key={asked.id} lineage={lineage} first={asked} onClose={close} onDone={put} />
      )}
    </div>
  )
}

const isOfBefore = (name: string): boolean => name.startsWith('before')

/** Lines go with what they were about; that is said, and can be undone. */
const changesBefore =
  (
    { fields, change }: Pick<Work, 'fields' | 'change'>,
    oldOf: (before: Read['before']) => LineageSide | undefined,
  ): BeforeShape['onBefore'] =>
  (before, key) => {
    const next = withBefore(fields, before, oldOf(before))
    const gone = fields.entries.length - next.entries.length
    if (gone > 0) say(`${gone === 1 ? 'A line' : `${gone} lines`} went with it. Undo puts it back.`)
    change(next, key)
  }

interface Acts {
  readonly page: RefObject<HTMLDivElement | null>
  /** The line that is asked about in a dialog. */
  readonly asked: LineageEntry | undefined
  readonly put: (entry: LineageEntry) => void
  readonly close: () => void
  readonly tableActs: TableActs
  readonly unsaidActs: UnsaidActs
}

/** The focus goes on to what has come of an act. */
function useActs({ fields, change, errorOf }: Work): Acts {
  const [asked, setAsked] = useState<LineageEntry>()
  const { page, goTo } = useGoTo()
  const close = (): void => {
    setAsked(undefined)
  }
  const put = (entry: LineageEntry): void => {
    close()
    change(withEntry(fields, entry))
    if (!fields.entries.some(({ id }) => id === entry.id)) goTo(`[data-entry="${entry.id}"] textarea`)
  }
  return {
    page,
    asked,
    put,
    close,
    tableActs: {
      onReason: (entry, reason) => {
        change(withEntry(fields, { ...entry, reason }), `reason ${entry.id}`)
      },
      onChange: setAsked,
      onRemove: ({ id, of }) => {
        change(withoutEntry(fields, id))
        goTo(`[data-unsaid="${of}"] button`)
        say('The line was taken out. Undo puts it back.')
      },
      errorOf: (entry, field) =>
        errorOf(`entries.${fields.entries.indexOf(entry)}${field === undefined ? '' : `.${field}`}`),
    },
    unsaidActs: {
      onSay: guess => {
        put(entryOf(guess, newId))
      },
      onAsk: guess => {
        setAsked(entryOf(guess, newId))
      },
    },
  }
}

function BeforePart({
  read: { before, old, now },
  writes,
  isWrong,
  children,
}: {
  readonly read: Read
  readonly writes: boolean
  /** What was refused in it is shown. */
  readonly isWrong: boolean
  readonly children: ReactNode
}) {
  const [unfolded, setUnfolded] = useState(before === null)
  const said = old === null ? 'It is not said yet what it continues.' : `${saySide(now)} continues ${saySide(old)}.`
  if (!writes) return <p>{said}</p>
  return (
    <details
      className="fold"
      open={unfolded || isWrong}
      onToggle={event => {
        setUnfolded(event.currentTarget.open)
      }}
    >
      <summary>
        <Icon name="chevron" flip />
        <span>{before === null ? 'What it continues' : `${said} Change that`}</span>
      </summary>
      <div className="stack lineage-before">{children}</div>
    </details>
  )
}

/** Once it is drawn. */
function useGoTo() {
  const page = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState<{ readonly at: string }>()
  useEffect(() => {
    if (wanted !== undefined) page.current?.querySelector<HTMLElement>(wanted.at)?.focus()
  }, [wanted])
  return {
    page,
    goTo: (at: string): void => {
      setWanted({ at })
    },
  }
}
