/** How a session is run, what goes with it, and what is told of it before and after. */
import '#start/setup.css'
import { useState } from 'react'
import { usualSession, usualSettings, type BreakoutSettings } from '@waymark/shared/model/session.ts'
import { SessionFile } from '@waymark/shared/model/session-file.ts'
import { whatToExpect } from '@waymark/shared/drafting/what-to-expect.ts'
import { CameTo } from '#start/afterwards.tsx'
import { DocumentView } from '#start/document-view.tsx'
import { FileList } from '#start/session-files.tsx'
import { Sending } from '#start/add-file.tsx'
import { TakeGuide } from '#start/take-guide.tsx'
import { Facts } from '#start/breakout-section.tsx'
import { RunFields } from '#start/run-fields.tsx'
import { poolsOf, type Pools } from './pools.ts'
import { Specimen, type GalleryPart, type PartProps } from './specimen.tsx'

function Run({ copy }: PartProps) {
  const [run, setRun] = useState<BreakoutSettings>({ ...usualSettings, isPrivate: true, marks: 'dots', minutes: 0 })
  return (
    <>
      <Specimen name="How a breakout is run" wide>
        <RunFields
          name={`run-${copy}`}
          purpose="review-ambitions"
          settings={run}
          errorOf={setting => (setting === 'minutes' ? 'Give a whole number from 1 to 240.' : undefined)}
          onChange={change => {
            setRun({ ...run, ...change })
          }}
        />
        <Facts breakout={{ purpose: 'review-ambitions', settings: run }} />
      </Specimen>
    </>
  )
}

const later = async (): Promise<void> => {}

const sessionOf = (pools: Pools) => ({
  id: pools.ids.session,
  strategyId: pools.strategy.id,
  ...usualSession,
  title: 'Swimming in the dark',
  startsAt: { local: '2028-01-19T18:30', zone: 'Europe/London' },
  createdAt: pools.strategy.createdAt,
})

const fileOf = (pools: Pools, at: number, more: Partial<SessionFile>): SessionFile => ({
  ...SessionFile.parse({
    id: `file-number-${at}`,
    sessionId: pools.ids.session,
    title: 'How warm the pools are',
    description: 'Two pages: a curve for each pool, all of them between 14 and 21 degrees from May to September.',
    kind: 'pdf',
    bytes: 1_400_000,
    addedAt: pools.strategy.createdAt,
    removedAt: null,
  }),
  ...more,
})

function Files({ copy }: PartProps) {
  const pools = poolsOf(copy)
  const files = [
    fileOf(pools, 1, {}),
    fileOf(pools, 2, { title: 'مواعيد السباحة', description: 'الأيام والساعات.', kind: 'docx', bytes: 18_000 }),
    fileOf(pools, 3, { title: 'An older plan', removedAt: pools.strategy.createdAt }),
  ]
  const shape = { sessionId: pools.ids.session, again: later }
  return (
    <>
      <Specimen name="As the team sees them, one of them removed" wide>
        <FileList {...shape} mayManage files={files} />
      </Specimen>
      <Specimen name="As everybody else sees them" wide>
        <FileList {...shape} mayManage={false} files={files.slice(0, 2)} />
      </Specimen>
      <Specimen name="None yet">
        <FileList {...shape} mayManage files={[]} />
      </Specimen>
      <Specimen name="On its way">
        <Sending part={0.42} name="pools.pdf" />
      </Specimen>
      <Specimen name="All of it sent">
        <Sending part={1} name="pools.pdf" />
      </Specimen>
    </>
  )
}

function Around({ copy }: PartProps) {
  const pools = poolsOf(copy)
  const breakout = pools.breakoutAt('closed')
  const session = sessionOf(pools)
  const seen = {
    strategy: pools.strategy,
    draftId: pools.ids.draft,
    session,
    breakouts: [breakout],
    me: { role: 'reader', name: null, roomId: null },
  } as const
  const counts = {
    came: 14,
    breakouts: [
      {
        id: breakout.id,
        rooms: breakout.rooms.map(({ id }, at) => ({
          id,
          writers: 4 + at,
          byRoute: {
            live: 9 + at,
            written: 0,
            chat: 0,
            phone: at === 0 ? 2 : 0,
            'in-the-room': 1,
            paper: 0,
            'other-board': 0,
          },
        })),
      },
    ],
  }
  const { nodes } = whatToExpect({ ...seen, files: [fileOf(pools, 1, {})] })
  return (
    <>
      <Specimen name="What it came to" wide>
        <CameTo seen={{ ...seen, breakouts: [breakout], now: pools.strategy.createdAt, heardAt: 0 }} counts={counts} />
      </Specimen>
      <Specimen name="What to expect" wide>
        {/* Its first heading is that of its page. */}
        <DocumentView nodes={nodes.slice(1)} />
        <TakeGuide sessionId={session.id} secret={null} />
      </Specimen>
    </>
  )
}

export const sessionParts: readonly GalleryPart[] = [
  { title: 'How a session is run', Part: Run },
  { title: 'Files of a session', Part: Files },
  { title: 'Before and after a session', Part: Around },
]
