/** A button for what cannot be taken back: says what will happen before it does. */
import { useState, type ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'

interface AskFirstShape {
  /** Of the button that asks. */
  readonly label: string
  /** What it is about, for those who hear the button. */
  readonly about?: string
  readonly title: string
  readonly yes: string
  readonly no: string
  /** Answers whether it was done. */
  readonly act: () => Promise<boolean>
  readonly trouble: string
  /** What will happen. */
  readonly children: ReactNode
}

export function AskFirst({ label, about = '', title, yes, no, act, trouble, children }: AskFirstShape) {
  const [isAsking, setAsking] = useState(false)
  const leave = (): void => {
    setAsking(false)
  }
  return (
    <>
      <Button
        size="compact"
        look="quiet"
        onClick={() => {
          setAsking(true)
        }}
      >
        {label}
        {about !== '' && <span className="sr">: {about}</span>}
      </Button>
      {isAsking && (
        <Dialog title={title} onClose={leave}>
          {children}
          {trouble !== '' && (
            <Notice tone="danger">
              <p>{trouble}</p>
            </Notice>
          )}
          <footer>
            <Button onClick={leave}>{no}</Button>
            <Button
              look="danger"
              onClick={() => {
                void act().then(isDone => {
                  if (isDone) leave()
                })
              }}
            >
              {yes}
            </Button>
          </footer>
        </Dialog>
      )}
    </>
  )
}
