/** Board or list: kept in the address. Where there is little room, the list comes first. */
import { useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { View } from './tool-row.tsx'

/** In rem, so that large text on a laptop counts as little room. */
const narrowRem = 44

const isNarrow = (): boolean =>
  innerWidth < narrowRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

export function useView(): [View, (view: View) => void] {
  const [params, setParams] = useSearchParams()
  const [narrow, setNarrow] = useState(isNarrow)
  useEffect(() => {
    const look = (): void => {
      setNarrow(isNarrow())
    }
    addEventListener('resize', look)
    return () => {
      removeEventListener('resize', look)
    }
  }, [])
  const asked = params.get('view')
  const view = asked === 'board' || asked === 'list' ? asked : narrow ? 'list' : 'board'
  return [
    view,
    next => {
      setParams(
        before => {
          before.set('view', next)
          return before
        },
        { replace: true },
      )
    },
  ]
}
