/** The others who are here, part by part, as the board draws them. */
import { useMemo } from 'react'
import type { Section } from '@waymark/shared/model/session.ts'
import type { HereNow } from '#surface/view-props.ts'
import { hereBySection } from './here-by-section.ts'
import type { RoomNow } from './use-room.ts'

/** Parts where nobody is are not in it. */
export const useHereIn = (
  { here, myKey }: Pick<RoomNow, 'here' | 'myKey'>,
  sections: readonly Section[],
): ReadonlyMap<string, HereNow> =>
  useMemo(
    () =>
      new Map(
        hereBySection(here, sections, myKey)
          .filter(({ names }) => names.length > 0)
          .map(({ sectionId, ...there }) => [sectionId, there]),
      ),
    [here, sections, myKey],
  )
