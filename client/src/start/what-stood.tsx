/** All that stood in a snapshot, by section and theme. Drawn when it is unfolded: there may be thousands of notes. */
import { useState } from 'react'
import type { Section } from '@waymark/shared/model/session.ts'
import type { Standing } from '@waymark/shared/model/snapshot.ts'
import { nameOfTheme } from '@waymark/shared/model/theme.ts'
import { boardTree, type RoomNote, type SectionBranch } from '@waymark/shared/rules/board-tree.ts'
import { readGrouping } from '@waymark/shared/rules/grouping.ts'
import { waymarksOf } from '@waymark/shared/rules/letters.ts'
import { standingThemes } from '@waymark/shared/rules/standing-themes.ts'
import { Icon } from '#ui/icon.tsx'
import { FirstOf } from './first-of.tsx'
import { SectionFrame } from './section-frame.tsx'

export function WhatStood({
  sections,
  standing,
}: {
  readonly sections: readonly Section[]
  readonly standing: Standing
}) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details
      className="fold"
      onToggle={event => {
        setOpen(event.currentTarget.open)
      }}
    >
      <summary>
        <Icon name="chevron" flip />
        All that stood there
      </summary>
      {isOpen && <Tree sections={sections} standing={standing} />}
    </details>
  )
}

function Tree({ sections, standing }: Parameters<typeof WhatStood>[0]) {
  const marks = waymarksOf(sections)
  const notes = standing.rooms.flatMap(room => room.notes.map(note => ({ ...note, roomNumber: room.number })))
  const { themes, placements, parked } = standingThemes(standing)
  const grouping = readGrouping(themes, placements, parked)
  const branches = boardTree({ sections, notes, themes, grouping })
  return (
    <div className="stack">
      {branches.map((branch, at) => (
        <SectionFrame key={branch.section.id} section={branch.section} mark={marks[at]}>
          <Groups branch={branch} />
        </SectionFrame>
      ))}
    </div>
  )
}

function Groups({ branch: { themes, loose, notes } }: { readonly branch: SectionBranch<RoomNote> }) {
  if (notes.length === 0) return <p className="soft">No notes.</p>
  return (
    <div className="stack">
      {themes.map(({ theme, notes: own }) => (
        <div key={theme.id}>
          <h5 dir="auto">{nameOfTheme(theme)}</h5>
          <Notes notes={own} />
        </div>
      ))}
      {loose.length > 0 && (
        <div>
          {themes.length > 0 && <h5>In no theme</h5>}
          <Notes notes={loose} />
        </div>
      )}
    </div>
  )
}

const Notes = ({ notes }: { readonly notes: readonly RoomNote[] }) => (
  <FirstOf all={notes}>
    {some => (
      <ul className="changed-notes">
        {some.map(({ id, text, signedBy, roomNumber }) => (
          <li className="note" key={id}>
            <p className="words" dir="auto">
              {text}
            </p>
            <p className="meta">
              <span>
                <span>
                  Room {roomNumber}
                  {signedBy !== null && (
                    <>
                      , <bdi>{signedBy}</bdi>
                    </>
                  )}
                </span>
              </span>
            </p>
          </li>
        ))}
      </ul>
    )}
  </FirstOf>
)
