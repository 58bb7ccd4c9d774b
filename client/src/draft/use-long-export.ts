/** A long export: how it goes, giving it up, and handing the file to the browser once it is ready. */
import { useEffect, useRef, useState } from 'react'
import { ExportLine } from '@waymark/shared/wire/exports.ts'
import { callLines } from '#api/call-lines.ts'
import { say } from '#ui/announce.tsx'

export type Exporting =
  | { readonly state: 'none' }
  /** `seconds` it has been written for; undefined while others come first. */
  | { readonly state: 'working'; readonly label: string; readonly seconds: number | undefined }
  | { readonly state: 'ready'; readonly label: string; readonly address: string }
  | { readonly state: 'no'; readonly why: string }

export interface LongExport {
  readonly now: Exporting
  /** `address` answers the file as well, without telling how it goes. */
  readonly begin: (address: string, label: string) => void
  readonly stop: () => void
}

const brokenOff = 'The file did not come through. Try again.'

export function useLongExport(): LongExport {
  const [now, setNow] = useState<Exporting>({ state: 'none' })
  const asking = useRef<AbortController>(undefined)
  useEffect(() => () => asking.current?.abort(), [])
  const begin = async (address: string, label: string): Promise<void> => {
    asking.current?.abort()
    const ending = new AbortController()
    asking.current = ending
    setNow({ state: 'working', label, seconds: undefined })
    const heard: { last: Exporting } = { last: { state: 'no', why: brokenOff } }
    const problem = await callLines({
      address,
      body: {},
      signal: ending.signal,
      onLine: line => {
        const said = ExportLine.safeParse(line).data
        if (said === undefined) return
        if ('writing' in said) setNow({ state: 'working', label, seconds: said.writing })
        else if ('ready' in said) heard.last = { state: 'ready', label, address: said.ready.address }
        else if ('refused' in said) heard.last = { state: 'no', why: said.refused }
      },
    })
    if (ending.signal.aborted) return
    const came: Exporting = problem === undefined ? heard.last : { state: 'no', why: problem.message }
    setNow(came)
    if (came.state === 'ready') save(came.address)
    say(came.state === 'ready' ? `${label}: the file is ready.` : 'There is no file.')
  }
  return {
    now,
    begin: (address, label) => {
      void begin(address, label)
    },
    stop: () => {
      asking.current?.abort()
      setNow({ state: 'none' })
    },
  }
}

/** As a link does that is pressed. */
function save(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}
