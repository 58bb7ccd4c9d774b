/** One link: its address to copy, and the way to take it back. */
import { useRef, useState } from 'react'
import { revokeLink, type LinkView } from '@waymark/shared/wire/sessions.ts'
import { call } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { sayDay } from './said.ts'
import { Sure } from './sure.tsx'

interface LinkShape {
  readonly link: LinkView
  /** `Participants` */
  readonly who: string
  readonly again: () => Promise<void>
}

export function LinkLine({ link, who, again }: LinkShape) {
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState('')
  const copy = async (): Promise<void> => {
    const done = await copyText(link.address)
    if (!done) field.current?.select()
    const said = done ? 'Copied. Paste it into your message.' : 'Marked. Copy it with your keyboard or by a long press.'
    setCopied(said)
    say(said)
  }
  return (
    <div className="handout-link">
      <label className="stack tight">
        <span className="small">
          <span className="sr">{who}: </span>Made on {sayDay(link.createdAt)}
        </span>
        <input
          className="input handout-address"
          readOnly
          ref={field}
          value={link.address}
          onFocus={event => {
            event.target.select()
          }}
        />
      </label>
      <div className="row">
        <Button
          size="compact"
          icon="link"
          onClick={() => {
            void copy()
          }}
        >
          Copy<span className="sr"> the link for {who.toLowerCase()}</span>
        </Button>
        <TakeBack link={link} who={who} again={again} />
      </div>
      {copied !== '' && <p className="small soft">{copied}</p>}
    </div>
  )
}

/** False where the browser does not let a page copy: without https, or when the person said no. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

function TakeBack({ link, who, again }: LinkShape) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        look="quiet"
        size="compact"
        onClick={() => {
          setAsking(true)
        }}
      >
        Take back…<span className="sr"> the link for {who.toLowerCase()}</span>
      </Button>
      {asking && (
        <Sure
          title={`Take back this link for ${who.toLowerCase()}?`}
          yes="Take it back"
          no="Keep it"
          act={() => call(revokeLink, { params: { linkId: link.id }, body: {} })}
          onNo={() => {
            setAsking(false)
          }}
          onDone={() => {
            setAsking(false)
            say('The link is taken back.')
            void again()
          }}
        >
          <p>From now on it opens nothing, and everybody who came in by it is out at once. What they wrote stays.</p>
          <p>It cannot be given back. You can make a new link and hand that out.</p>
        </Sure>
      )}
    </>
  )
}
