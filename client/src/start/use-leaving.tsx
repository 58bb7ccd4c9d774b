/** Leaving a form with text that is not saved asks first: by a link, by the way back, or by closing the window. */
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'

type Going = { readonly to: string } | 'back'

export interface Leaving {
  /** The question, to be drawn while it is asked. */
  readonly question: ReactNode
  /** Goes on without asking, in the place of the form: what was typed is saved. */
  readonly goOnTo: (address: string) => void
}

/** `exit` is where "back" leads when there is nowhere to go back to. */
export function useLeaving(unsaved: boolean, exit: string): Leaving {
  const [, navigate] = useLocation()
  const [going, setGoing] = useState<Going>()
  const leaving = useRef(false)
  const guarded = useAsking({ unsaved, leaving, ask: setGoing })

  const goTo = (address: string, replace: boolean): void => {
    leaving.current = true
    const go = (): void => {
      navigate(address, { replace })
    }
    if (!guarded.current) go()
    else {
      // First back over the entry that guarded this page.
      addEventListener('popstate', go, { once: true })
      history.back()
    }
  }
  const leave = (): void => {
    leaving.current = true
    if (going !== 'back') goTo(going?.to ?? exit, false)
    else if (history.length > 2) history.go(-2)
    else navigate(exit, { replace: true })
  }
  const stay = (): void => {
    setGoing(undefined)
  }
  return {
    question: going !== undefined && <Question onStay={stay} onLeave={leave} />,
    goOnTo: address => {
      goTo(address, true)
    },
  }
}

function Question({ onStay, onLeave }: { readonly onStay: () => void; readonly onLeave: () => void }) {
  return (
    <Dialog title="Leave without saving?" onClose={onStay}>
      <p>What you typed here is not saved yet.</p>
      <footer>
        <Button look="primary" onClick={onStay}>
          Stay and go on
        </Button>
        <Button look="danger" onClick={onLeave}>
          Leave, and lose it
        </Button>
      </footer>
    </Dialog>
  )
}

interface Asking {
  readonly unsaved: boolean
  readonly leaving: { readonly current: boolean }
  readonly ask: (going: Going) => void
}

/** Answers whether this page has its second entry in the history. */
function useAsking({ unsaved, leaving, ask }: Asking): { readonly current: boolean } {
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
  return guarded
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
