/** Opens the door for measurements where the page's address asks for it. */
import { useCallback, useEffect, useRef } from 'react'
import type { SurfaceDoor, SurfaceProps } from './view-props.ts'
import type { BenchScene } from './bench-door.ts'

/** Answers what the surface is to be given as `onDoor`. */
export function useBench(scene: Omit<BenchScene, 'door'>): SurfaceProps['onDoor'] {
  const door = useRef<SurfaceDoor>(null)
  const latest = useRef<BenchScene>({ ...scene, door })
  useEffect(() => {
    latest.current = { ...scene, door }
  })
  useEffect(() => {
    if (new URLSearchParams(location.search).get('bench') !== '1') return undefined
    let isOver = false
    void import('./bench-door.ts').then(({ benchDoor }) => {
      if (!isOver) Object.assign(window, { waymarkBench: benchDoor(() => latest.current) })
    })
    return () => {
      isOver = true
      Reflect.deleteProperty(window, 'waymarkBench')
    }
  }, [])
  return useCallback((next: SurfaceDoor | null): void => {
    door.current = next
  }, [])
}
