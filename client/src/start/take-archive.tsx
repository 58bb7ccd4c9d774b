/** Taking everything of a strategy away as one file: it is said how far that is, and the browser keeps the file. */
import { useEffect, useRef, useState } from 'react'
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import { saySize } from '@waymark/shared/rules/file-words.ts'
import { archivePath, makeArchivePath, MakingLine } from '@waymark/shared/wire/archive.ts'
import { callLines } from '#api/call-lines.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'

type Making =
  | { readonly state: 'none' }
  /** From 0 to 1. */
  | { readonly state: 'making'; readonly progress: number }
  | { readonly state: 'made'; readonly bytes: number }
  | { readonly state: 'no'; readonly why: string }

export function TakeArchive({ strategyId }: { readonly strategyId: StrategyId }) {
  const { now, make, stop } = useMaking(strategyId)
  return <TakeArchiveCard now={now} onMake={make} onStop={stop} />
}

export function TakeArchiveCard({
  now,
  onMake,
  onStop,
}: {
  readonly now: Making
  readonly onMake: () => void
  readonly onStop: () => void
}) {
  return (
    <section className="card stack" aria-labelledby="archive">
      <h2 id="archive">Take everything with you</h2>
      <p className="soft">
        One file with all of it: sessions, notes, themes, the draft, answers, pictures and files. It can be brought in
        on another server, and read in any browser without one. Links, and what was never shown, are not in it.
      </p>
      {now.state === 'no' && (
        <Notice tone="danger">
          <p>{now.why}</p>
        </Notice>
      )}
      {now.state === 'made' && (
        <Notice tone="good">
          <p>The archive is made, {saySize(now.bytes)}. Your browser is saving it. Keep it to the team.</p>
        </Notice>
      )}
      {now.state === 'making' ? (
        <div className="stack tight">
          <p>{Math.round(now.progress * 100)} % of it is made.</p>
          <progress
            className="sending"
            max={100}
            value={Math.round(now.progress * 100)}
            aria-label="Making the archive"
          />
          <p>
            <Button onClick={onStop}>Stop</Button>
          </p>
        </div>
      ) : (
        <p>
          <Button onClick={onMake}>Make the archive</Button>
        </p>
      )}
    </section>
  )
}

const brokenOff = 'The archive did not come through. Make it again.'

function useMaking(strategyId: StrategyId) {
  const [now, setNow] = useState<Making>({ state: 'none' })
  const asking = useRef<AbortController>(undefined)
  useEffect(() => () => asking.current?.abort(), [])
  const make = async (): Promise<void> => {
    const ending = new AbortController()
    asking.current = ending
    setNow({ state: 'making', progress: 0 })
    const heard: { last: MakingLine } = { last: { refused: brokenOff } }
    const problem = await callLines({
      address: makeArchivePath(strategyId),
      body: {},
      signal: ending.signal,
      onLine: line => {
        const said = MakingLine.safeParse(line).data
        if (said === undefined) return
        if ('progress' in said) setNow({ state: 'making', progress: said.progress })
        else heard.last = said
      },
    })
    if (ending.signal.aborted) return
    const { last } = heard
    if (problem === undefined && 'ready' in last) {
      keep(archivePath(strategyId, last.ready.token))
      setNow({ state: 'made', bytes: last.ready.bytes })
      say('The archive is made. Your browser is saving it.')
    } else {
      const why = problem === undefined ? ('refused' in last ? last.refused : brokenOff) : problem.message
      setNow({ state: 'no', why: problem?.code === 'unreachable' ? brokenOff : why })
      say('The archive could not be made.')
    }
  }
  return {
    now,
    make: () => {
      void make()
    },
    stop: () => {
      asking.current?.abort()
      setNow({ state: 'none' })
    },
  }
}

/** The server names it. */
function keep(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}
