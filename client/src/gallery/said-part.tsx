/** What a page says: notices, what is on its way, what is not there, what cannot be shown. */
import { Button, buttonClass } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Loading } from '#ui/loading.tsx'
import { Notice } from '#ui/notice.tsx'
import { OverHttpsWords } from '#ui/over-https-notice.tsx'
import { Trouble } from '#ui/trouble.tsx'
import { WordsToTake } from '#ui/words-to-take.tsx'
import { words } from './pools.ts'
import { Specimen, type GalleryPart } from './specimen.tsx'

const nothing = (): void => {}

function Notices() {
  return (
    <>
      <Specimen name="A notice">
        <Notice>
          <p>The pumps are being cleaned. You can write all the same.</p>
          <p>
            <Button size="compact">Go to the notes</Button>
          </p>
        </Notice>
      </Specimen>
      <Specimen name="Good news">
        <Notice tone="good">
          <p>You are connected again. Everything you wrote is saved.</p>
        </Notice>
      </Specimen>
      <Specimen name="Words that are not saved">
        <Notice tone="danger">
          <p>This note is not saved. Your words are still here.</p>
          <p>Try again, or copy them.</p>
        </Notice>
      </Specimen>
      <Specimen name="Closed for now">
        <Notice tone="plain">
          <p>Reading step. The notes are closed for now.</p>
        </Notice>
      </Specimen>
      <Specimen name="A network that blocks live connections">
        <OverHttpsWords onPutAway={nothing} />
      </Specimen>
      <Specimen name="Words that have no place any more">
        <WordsToTake words={[words.short, words.hebrew]} onLetGo={nothing} />
      </Specimen>
    </>
  )
}

function Waiting() {
  return (
    <>
      <Specimen name="On its way; the sentence comes after three seconds">
        <Loading what="Fetching the session." />
      </Specimen>
      <Specimen name="Nothing there yet">
        <div className="empty">
          <Icon name="sign" />
          <strong>No sessions yet</strong>
          <p>Plan the first one: the path begins there.</p>
        </div>
      </Specimen>
    </>
  )
}

function CannotBeShown() {
  return (
    <>
      <Specimen name="Where asking once more may help">
        <Trouble
          heading="h3"
          title="We cannot reach the server"
          message="Look whether you are connected, then try again."
          onAgain={nothing}
        />
      </Specimen>
      <Specimen name="Where another way leads on">
        <Trouble heading="h3" title="There is nothing here any more" message="The room was in a session that is over.">
          <a className={buttonClass({})} href="#cannot-be-shown">
            Go to the start
          </a>
        </Trouble>
      </Specimen>
    </>
  )
}

function Status() {
  return (
    <>
      <Specimen name="In the bar">
        <div className="row">
          <span className="status good">
            <Icon name="saved" />
            Everything is saved
          </span>
          <span className="status">
            <Icon name="wait" />
            Saving…
          </span>
          <span className="status warn">
            <Icon name="offline" />
            Waiting to be sent
          </span>
        </div>
      </Specimen>
    </>
  )
}

export const saidParts: readonly GalleryPart[] = [
  { title: 'Notices', Part: Notices },
  { title: 'On its way, and empty', Part: Waiting },
  { title: 'Cannot be shown', Part: CannotBeShown },
  { title: 'Whether it is saved', Part: Status },
]
