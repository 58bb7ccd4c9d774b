/** Moving the board with the mouse: with the middle button, or with the space bar held. Fingers, wheels and trackpads scroll it. */

/** `isSpaceHeld`: whether a press is for moving. Answers the way to stop. */
export function panByHand(wrap: HTMLElement): { readonly isPanning: () => boolean; readonly stop: () => void } {
  const ended = new AbortController()
  const { signal } = ended
  let isSpaceHeld = false
  let from: { readonly x: number; readonly y: number; readonly left: number; readonly top: number } | undefined
  const hold = (isHeld: boolean) => (event: KeyboardEvent) => {
    if (event.key !== ' ' || isForWords(event.target)) return
    isSpaceHeld = isHeld
    wrap.classList.toggle('can-pan', isHeld)
  }
  addEventListener('keydown', hold(true), { signal })
  addEventListener('keyup', hold(false), { signal })
  const onDown = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse' || !(event.button === 1 || (event.button === 0 && isSpaceHeld))) return
    event.preventDefault()
    event.stopPropagation()
    from = { x: event.clientX, y: event.clientY, left: wrap.scrollLeft, top: wrap.scrollTop }
    wrap.setPointerCapture(event.pointerId)
    wrap.classList.add('panning')
  }
  const onMove = (event: PointerEvent): void => {
    if (from === undefined) return
    wrap.scrollTo({
      left: from.left - (event.clientX - from.x),
      top: from.top - (event.clientY - from.y),
      behavior: 'instant',
    })
  }
  const onUp = (): void => {
    from = undefined
    wrap.classList.remove('panning')
  }
  wrap.addEventListener('pointerdown', onDown, { signal, capture: true })
  wrap.addEventListener('pointermove', onMove, { signal })
  wrap.addEventListener('pointerup', onUp, { signal })
  wrap.addEventListener('pointercancel', onUp, { signal })
  return {
    isPanning: () => from !== undefined || isSpaceHeld,
    stop: () => {
      ended.abort()
    },
  }
}

const isForWords = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], button') !== null
