/** Leaving a form with text that is not saved asks first: by a link, by the way back, or by closing the window. */
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'

type Going = { readonly to: string } | 'back'

/** Answers the question, to be drawn while it is asked. `exit` is where "back" leads when there is nowhere to go back to. */
export function useLeaving(unsaved: boolean, exit: string): ReactNode {
  const [, navigate] = useLocation()
  const [going, setGoing] = useState<Going>()
  const leaving = useRef(false)
  useAsking(unsaved, leaving, setGoing)

  const leave = (): void => {
    leaving.current = true
    if (going === 'back' && history.length > 2) history.go(-2)
    else navigate(going === undefined || going === 'back' ? exit : going.to, { replace: true })
  }

  if (going === undefined) return null
  const stay = (): void => {
    setGoing(undefined)
  }
  return (
    <Dialog title="Leave without saving?" onClose={stay}>
      <p>What you typed here is not saved yet.</p>
      <footer>
        <Button look="primary" onClick={stay}>
          Stay and go on
        </Button>
        <Button look="danger" onClick={leave}>
          Leave, and lose it
        </Button>
      </footer>
    </Dialog>
  )
}

function useAsking(unsaved: boolean, leaving: { readonly current: boolean }, ask: (going: Going) => void): void {
  const guarded = useRef(false)
  useEffect(() => {
    if (!unsaved) return undefined
    // One more entry for this same page, so that the first step back stays here and can be asked about.
    const guard = (): void => {
      history.pushState(history.state, '', location.href)
    }
    if (!guarded.current) guard()
    guarded.current = true
    const onBack = (): void => {
      if (leaving.current) return
      guard()
      ask('back')
    }
    const onPress = (event: MouseEvent): void => {
      const to = addressPressed(event)
      if (to === undefined) return
      event.preventDefault()
      event.stopPropagation()
      ask({ to })
    }
    const onClose = (event: BeforeUnloadEvent): void => {
      if (!leaving.current) event.preventDefault()
    }
    addEventListener('popstate', onBack)
    addEventListener('beforeunload', onClose)
    document.addEventListener('click', onPress, true)
    return () => {
      removeEventListener('popstate', onBack)
      removeEventListener('beforeunload', onClose)
      document.removeEventListener('click', onPress, true)
    }
  }, [unsaved, leaving, ask])
}

/** Where a press on a link would lead in this window; undefined for one that leads nowhere else. */
function addressPressed(event: MouseEvent): string | undefined {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (link === null || opensElsewhere(event, link)) return undefined
  if (link.origin !== location.origin || link.pathname === location.pathname) return undefined
  return `${link.pathname}${link.search}${link.hash}`
}

const opensElsewhere = (
  { button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent,
  { target }: HTMLAnchorElement,
): boolean => ctrlKey || metaKey || shiftKey || altKey || button !== 0 || target === '_blank'
