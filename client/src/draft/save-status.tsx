/** Whether what I wrote is on disk: a word in the bar, and a notice when it is not. */
import { useEffect } from 'react'
import type { DocState } from '#sync/open-doc.ts'
import { Icon, type IconName } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'
import { useForAWhile } from '#ui/use-for-a-while.ts'

export function SaveStatus({ doc }: { readonly doc: DocState }) {
  const { words, icon, look } = statusOf(doc)
  return (
    <span className={`status draft-status ${look}`}>
      <Icon name={icon} />
      <span>{words}</span>
    </span>
  )
}

export function statusOf({ connection, saved }: DocState): {
  readonly words: string
  readonly icon: IconName
  readonly look: string
} {
  if (connection === 'refused' && saved !== 'saved') return { words: 'Not saved', icon: 'warn', look: 'warn' }
  if (saved === 'saving') return { words: 'Saving…', icon: 'wait', look: '' }
  if (saved === 'waiting') return { words: 'Waiting to be sent', icon: 'offline', look: 'warn' }
  if (connection !== 'live') return { words: 'Not connected', icon: 'offline', look: 'warn' }
  return { words: 'Saved', icon: 'saved', look: 'good' }
}

const full =
  'This draft holds as much as it can, so your last change was not taken. Ask an organiser to remove for good what was deleted from it, then load the page again.'

export function SaveNotice({ doc, why }: { readonly doc: DocState; readonly why: string | undefined }) {
  const { connection, saved, fetched, isKept, isFull } = doc
  const unsaved = saved !== 'saved'
  const isLostOnLeaving = unsaved && !isKept
  useEffect(() => (isLostOnLeaving ? warnBeforeLeaving() : undefined), [isLostOnLeaving])
  if (connection === 'refused')
    return (
      <Notice tone={unsaved ? 'danger' : 'plain'}>
        <p>{isFull ? full : (why ?? 'The server has closed this draft for you. Load the page again to go on.')}</p>
        {unsaved && <p>Your last words are not saved. They still stand here: copy them before you leave.</p>}
      </Notice>
    )
  if (connection === 'offline' && fetched)
    return (
      <Notice>
        {isKept ? (
          <p>You are not connected. You can go on: what you write is kept on this device and sent when you are back.</p>
        ) : (
          <>
            <p>You are not connected. Keep writing: your words stay in this window and are sent when you are back.</p>
            <p>Leave the window open until it says “Saved”.</p>
          </>
        )}
      </Notice>
    )
  return <WrittenAnew doc={doc} />
}

const newsMs = 30_000

function WrittenAnew({ doc: { writtenAnew } }: { readonly doc: DocState }) {
  const isNews = useForAWhile(writtenAnew !== 'no', newsMs)
  if (!isNews) return null
  return (
    <Notice>
      <p>An organiser has removed for good what was deleted from this draft before. Everything else is here.</p>
      {writtenAnew === 'with-mine' && <p>What you had written and was not saved yet was put in again.</p>}
    </Notice>
  )
}

function warnBeforeLeaving(): () => void {
  const warn = (event: Event): void => {
    event.preventDefault()
  }
  addEventListener('beforeunload', warn)
  return () => {
    removeEventListener('beforeunload', warn)
  }
}
