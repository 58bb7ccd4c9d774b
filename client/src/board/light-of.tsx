/** In the heading of an ambition: the light that I give it, and, once they are shown, everybody's as words with counts. */
import { SectionId } from '@waymark/shared/model/ids.ts'
import { Light, lights } from '@waymark/shared/model/mark.ts'
import { lightWords } from '@waymark/shared/rules/mark-words.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { setLight } from '@waymark/shared/wire/marks.ts'
import { call } from '#api/call.ts'
import { say, sayNow } from '#ui/announce.tsx'
import type { Frame } from '#surface/frames.ts'
import { LightChoice } from './light-choice.tsx'
import type { Marking } from './use-marks.ts'
import type { RoomReply } from './use-room.ts'

export function LightOf({
  frame,
  reply: { room, breakout, me },
  marking: { now, again },
}: {
  readonly frame: Frame
  readonly reply: RoomReply
  readonly marking: Marking
}) {
  const section = breakout.sections.find(({ id }) => id === frame.id)
  if (section === undefined || section.ambitionId === null) return null
  const mine = now.myLights.find(({ sectionId }) => sectionId === section.id)?.light ?? null
  const choose = async (light: Light | null): Promise<void> => {
    const answer = await call(setLight, {
      params: { roomId: room.id, sectionId: SectionId.parse(section.id) },
      body: { light },
    })
    if (answer.ok) say(light === null ? 'Your light is taken back.' : `Your light: ${lightWords[light]}.`)
    else sayNow(answer.problem.message)
    await again()
  }
  const shown = now.all?.lights.filter(({ sectionId }) => sectionId === section.id)
  return (
    <LightChoice
      of={frame.title}
      mine={mine}
      onChoose={may(me.role, 'light', breakout.step) ? light => void choose(light) : undefined}
      counts={
        shown === undefined
          ? undefined
          : lights.map(light => ({ light, people: shown.find(one => one.light === light)?.people ?? 0 }))
      }
    />
  )
}
