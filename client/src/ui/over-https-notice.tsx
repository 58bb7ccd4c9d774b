/** Said once in a window: that this network blocks live connections, and that nothing has to be done about it. */
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

/** A moment's way round is not worth a word. */
const lastingMs = 2000
const key = 'waymark-over-https-said'

export function OverHttpsNotice({ isOn }: { readonly isOn: boolean }) {
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    if (!isOn || isShown) return undefined
    const timer = setTimeout(() => {
      setShown(sayOnce())
    }, lastingMs)
    return () => {
      clearTimeout(timer)
    }
  }, [isOn, isShown])
  if (!isOn || !isShown) return null
  return (
    <OverHttpsWords
      onPutAway={() => {
        setShown(false)
        document.getElementById('main')?.focus({ preventScroll: true })
      }}
    />
  )
}

export function OverHttpsWords({ onPutAway }: { readonly onPutAway: () => void }) {
  return (
    <Notice>
      <p>
        This network blocks live connections. Everything works over plain HTTPS instead, and may be a little slower.
        There is nothing you need to do.
      </p>
      <p>
        <Button size="compact" onClick={onPutAway}>
          All right
        </Button>
      </p>
    </Notice>
  )
}

/** Where nothing may be kept it is said once on each page. */
function sayOnce(): boolean {
  try {
    const isFirst = sessionStorage.getItem(key) === null
    sessionStorage.setItem(key, 'yes')
    return isFirst
  } catch {
    return true
  }
}
