/** What stands in the heading of a part besides its name: what the ambition says, and the lights it is given. */
import { useMemo } from 'react'
import type { SurfaceProps } from '#surface/view-props.ts'
import { AboutSection } from './about-section.tsx'
import { LightOf } from './light-of.tsx'
import type { Marking } from './use-marks.ts'
import type { RoomReply } from './use-room.ts'

/** Null where there is nothing; otherwise the same function until something about it changes, so that no part is drawn anew without reason. */
export function useFrameMore(reply: RoomReply, marking: Marking): SurfaceProps['frameMore'] {
  return useMemo(() => {
    const { sections, settings } = reply.breakout
    const hasText = sections.some(({ description, whatWeDid = '' }) => description !== '' || whatWeDid !== '')
    if (!hasText && !settings.asksLight) return null
    return frame => {
      const section = sections.find(({ id }) => id === frame.id)
      return (
        <>
          {section !== undefined && <AboutSection section={section} />}
          {settings.asksLight && <LightOf frame={frame} reply={reply} marking={marking} />}
        </>
      )
    }
  }, [reply, marking])
}
