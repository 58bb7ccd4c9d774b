/** Replies that are being written. They stay when somebody else settles or removes the remark meanwhile, and can be sent all the same. */
import { useMemo, useState } from 'react'
import type { RemarkId } from '@waymark/shared/model/ids.ts'
import { say } from '#ui/announce.tsx'
import type { RemarkActs } from './remark-acts.ts'
import { ReplyForm } from './reply-form.tsx'

export interface Unsent {
  /** Undefined where none is being written to it. */
  readonly of: (id: RemarkId) => string | undefined
  readonly write: (id: RemarkId, words: string | undefined) => void
  readonly all: ReadonlyMap<RemarkId, string>
}

export function useUnsentReplies(): Unsent {
  const [all, setAll] = useState<ReadonlyMap<RemarkId, string>>(new Map())
  return useMemo(
    () => ({
      all,
      of: id => all.get(id),
      write: (id, words) => {
        setAll(before => {
          const after = new Map(before)
          if (words === undefined) after.delete(id)
          else after.set(id, words)
          return after
        })
      },
    }),
    [all],
  )
}

/** Those to remarks that are open no more. `isOpen`: whether it stands in the list, with its own form. */
export function UnsentReplies({
  unsent,
  isOpen,
  acts,
}: {
  readonly unsent: Unsent
  readonly isOpen: (id: RemarkId) => boolean
  readonly acts: RemarkActs
}) {
  return [...unsent.all].map(([id, words]) =>
    isOpen(id) || words.trim() === '' ? null : (
      <div className="stack" key={id}>
        <p role="status">
          Somebody has closed or removed the remark that you were replying to. Your words are still here, and you can
          send them.
        </p>
        <ReplyForm
          words={words}
          onChange={next => {
            unsent.write(id, next)
          }}
          onSend={said => {
            const no = acts.reply(id, said)
            if (no !== undefined) return no
            say('Your reply is there.')
            unsent.write(id, undefined)
            return undefined
          }}
          onCancel={() => {
            unsent.write(id, undefined)
          }}
        />
      </div>
    ),
  )
}
