/** A question that wants an answer before the work goes on. Esc is "no"; focus returns to where it was. */
import { createContext, use, useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react'

/** Over the page, as everywhere; or in the page, where it is only to be looked at. */
export const DialogPlace = createContext<'over' | 'in'>('over')

interface DialogShape {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

export const Dialog = (shape: DialogShape) => (use(DialogPlace) === 'over' ? <Over {...shape} /> : <In {...shape} />)

function Over({ title, onClose, children }: DialogShape) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      className="dialog stack"
      ref={dialog}
      aria-labelledby={id}
      onKeyDown={keepKeys}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  )
}

function In({ title, children }: DialogShape) {
  const id = useId()
  return (
    <div className="dialog stack" role="group" aria-labelledby={id} onKeyDown={keepKeys}>
      <h2 id={id}>{title}</h2>
      {children}
    </div>
  )
}

/** Keys typed here are meant for what stands here, not for the page beneath. */
const keepKeys = (event: KeyboardEvent): void => {
  event.stopPropagation()
}
