/** What there is to say of the connection, and of whether my work is saved. */
import type { DocState } from '#sync/open-doc.ts'
import { Button } from '#ui/button.tsx'
import { Icon, type IconName } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'

export function SavedSign({ state, reads }: { readonly state: DocState; readonly reads: boolean }) {
  const [icon, words] = signOf(state, reads)
  return (
    <span className={`status${icon === 'saved' ? ' good' : ''}`} data-saved={state.saved}>
      <Icon name={icon} />
      {words}
    </span>
  )
}

function signOf({ connection, saved }: DocState, reads: boolean): readonly [IconName, string] {
  if (saved === 'waiting') return ['offline', 'Not saved yet: waiting for the connection']
  if (saved === 'saving') return ['wait', 'Saving…']
  if (connection === 'live') return reads ? ['eye', 'Live'] : ['saved', 'Everything is saved']
  return connection === 'connecting' ? ['wait', 'Connecting…'] : ['offline', 'Not connected']
}

const full =
  'These themes hold as much as they can, so your last change was not taken. Ask an organiser to remove for good what was deleted, then load the page again.'

export function SaidOfConnection({
  state: { connection, isKept, isFull, writtenAnew },
  isBack,
  isNews,
}: {
  readonly state: Pick<DocState, 'connection' | 'isKept' | 'isFull' | 'writtenAnew'>
  readonly isBack: boolean
  readonly isNews: boolean
}) {
  if (connection === 'refused')
    return (
      <Notice tone="danger">
        <p>{isFull ? full : 'The server has closed this page. What you did since is not saved.'}</p>
        <p>
          <Button
            onClick={() => {
              location.reload()
            }}
          >
            Load it again
          </Button>
        </p>
      </Notice>
    )
  if (connection === 'offline')
    return (
      <Notice>
        <p>
          {isKept
            ? 'You are not connected. You can go on: what you do is kept on this device.'
            : 'You are not connected. You can go on: what you do is kept on this page, so leave it open.'}
        </p>
        <p>It is saved, and shown to the others, as soon as you are connected again.</p>
      </Notice>
    )
  if (isBack) return <Notice tone="good">You are connected again. Everything you did is saved.</Notice>
  return isNews ? (
    <Notice>
      <p>An organiser has removed for good what was deleted here before. Everything else is here.</p>
      {writtenAnew === 'with-mine' && <p>What you had done and was not saved yet was put in again.</p>}
    </Notice>
  ) : null
}
