/** What stands in the headings of the surface beside names: what a theme says, what is linked, and what can be done. */
import { SectionId } from '@waymark/shared/model/ids.ts'
import type { Frame, Group } from '#surface/frames.ts'
import type { GroupHead } from '#surface/view-props.ts'
import { AnswersOf } from './answers.tsx'
import { AddLinkButton, LinkLines } from './link-lines.tsx'
import { linkedWith } from './say-links.ts'
import { emptyThemesId } from './synthesis-frames.ts'
import type { SynthesisScope } from './synthesis-scope.ts'
import type { SynthesisView } from './synthesis-view.ts'
import { ThemeMore } from './theme-more.tsx'
import { Said, ThemeMenu, ThemeName } from './theme-words.tsx'

/** Of a theme: its name to change, what people said, its links and its menu. */
export const groupHeadOf =
  ({ themes }: SynthesisView, { mayWrite }: SynthesisScope) =>
  (group: Group, frame: Frame): GroupHead => {
    const shown = themes.find(({ theme }) => theme.id === group.themeId)
    if (shown === undefined) return { name: group.title, said: null, more: null }
    const { theme, links } = shown
    return {
      name: <ThemeName theme={theme} startsOpenHere={frame.id === emptyThemesId} />,
      more: mayWrite ? <ThemeMenu name={group.title} shown={shown} /> : null,
      said: (
        <>
          <Said theme={theme} />
          <ThemeMore shown={shown} whole={themes.find(one => one.theme.id === theme.within)?.theme} />
          <AnswersOf themeId={theme.id} name={group.title} />
          <LinkLines of={group.title} lines={links.map(link => ({ ...link, about: linkedWith(link.toName) }))} />
        </>
      ),
    }
  }

/** Of a section: its links, and the way to one more. */
export const frameMoreOf =
  ({ sections }: SynthesisView, { mayWrite }: SynthesisScope) =>
  (frame: Frame) => {
    const id = SectionId.safeParse(frame.id)
    const links = sections.find(({ section }) => section.id === frame.id)?.links
    if (links === undefined || !id.success) return null
    return (
      <>
        {mayWrite && <AddLinkButton from={id.data} />}
        <LinkLines of={frame.title} lines={links.map(link => ({ ...link, about: linkedWith(link.toName) }))} />
      </>
    )
  }
