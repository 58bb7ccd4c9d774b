/** The shared themes, a look or a comparison: whichever the address asks for. */
import { useCallback, useEffect } from 'react'
import { useSearch } from 'wouter'
import { lookDocName } from '@waymark/shared/doc/doc-name.ts'
import type { LookId } from '@waymark/shared/model/ids.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { listLooks } from '@waymark/shared/wire/looks.ts'
import { useAsked } from '#api/use-asked.ts'
import { forgetRefused } from '#sync/copies-apart.ts'
import { useUnsent } from '#sync/unsent-words.ts'
import { Loading } from '#ui/loading.tsx'
import { Page } from '#ui/page.tsx'
import { Trouble } from '#ui/trouble.tsx'
import { WordsToTake } from '#ui/words-to-take.tsx'
import { CompareDesk } from './compare-desk.tsx'
import { SynthesisDesk } from './synthesis-desk.tsx'
import type { DeskShape } from './breakout-page.tsx'
import { LookGone } from './looks.tsx'
import { placeIn } from './synthesis-place.ts'

export function WhichDesk(shape: DeskShape) {
  const place = placeIn(useSearch())
  const { me } = shape.session
  if (place.kind === 'shared' || !may(me.role, 'read-looks', shape.breakout.step)) return <SynthesisDesk {...shape} />
  return <WithLooks {...shape} place={place} />
}

type Asked = Exclude<ReturnType<typeof placeIn>, { readonly kind: 'shared' }>

function WithLooks({ place, ...shape }: DeskShape & { readonly place: Asked }) {
  const asked = useAsked(listLooks, { params: { breakoutId: shape.breakout.id }, body: {} })
  const { again: againOfSession } = shape
  const { again: againOfLooks } = asked
  const again = useCallback(async () => {
    await Promise.all([againOfSession(), againOfLooks()])
  }, [againOfSession, againOfLooks])
  const where = { sessionId: shape.session.session.id, breakoutId: shape.breakout.id }
  if (asked.state === 'asking')
    return (
      <Page title="Group what was said" mainClass="pagewide">
        <Loading what="Fetching the looks." />
      </Page>
    )
  if (asked.state === 'no')
    return (
      <Page title="Group what was said" mainClass="column">
        <Trouble
          title="This page cannot be shown"
          message={asked.problem.message}
          onAgain={() => {
            void again()
          }}
        />
      </Page>
    )
  const { looks } = asked.value
  if (place.kind === 'look') {
    const look = looks.find(({ id }) => id === place.lookId)
    return look === undefined ? (
      <OneLookGone lookId={place.lookId} where={where} />
    ) : (
      <SynthesisDesk key={look.id} {...shape} again={again} look={look} />
    )
  }
  const isThere = (side: typeof place.a): boolean => side === 'shared' || looks.some(({ id }) => id === side)
  if (!isThere(place.a) || !isThere(place.b))
    return <LookGone where={where} message="One of the two was taken away, or the address lost its end." />
  return <CompareDesk key={`${place.a} ${place.b}`} {...shape} again={again} looks={looks} {...place} />
}

/** What was written in it and not saved is there to be taken along. */
function OneLookGone({
  lookId,
  where,
}: {
  readonly lookId: LookId
  readonly where: Parameters<typeof LookGone>[0]['where']
}) {
  const name = lookDocName(lookId)
  const { words, letGo } = useUnsent(name)
  useEffect(() => {
    void forgetRefused(name)
  }, [name])
  return (
    <LookGone where={where} message="Somebody took it away, or the address lost its end.">
      <WordsToTake words={words} onLetGo={letGo} />
    </LookGone>
  )
}
