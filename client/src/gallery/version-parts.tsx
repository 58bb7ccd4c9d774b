/** Versions of the draft: the list, what is published, and two of them side by side. */
import '#draft/draft.css'
import '#draft/versions/versions.css'
import { Comparison } from '#draft/versions/comparison.tsx'
import { PublishDialog } from '#draft/versions/publish-dialog.tsx'
import { PublishedCard } from '#draft/versions/published-card.tsx'
import type { SeenVersions } from '#draft/versions/seen-versions.ts'
import type { Side } from '#draft/versions/use-sides.ts'
import { VersionLine } from '#draft/versions/version-line.tsx'
import { VersionsMenu } from '#draft/versions/versions-menu.tsx'
import type { Block } from '@waymark/shared/model/draft.ts'
import { StatementId, ThemeId, VersionId } from '@waymark/shared/model/ids.ts'
import type { Version } from '@waymark/shared/model/version.ts'
import { DialogPlace } from '#ui/dialog.tsx'
import { poolsOf, words, type Pools } from './pools.ts'
import { Specimen, type GalleryPart, type PartProps } from './specimen.tsx'

const nothing = (): void => {}
const later = async (): Promise<void> => {}

const versionOf = (
  { ids }: Pools,
  { number, name, publishedAt }: Pick<Version, 'number' | 'name' | 'publishedAt'>,
): Version => ({
  id: VersionId.parse(`version-number-${number}`),
  draftId: ids.draft,
  number,
  name,
  madeAt: '2028-02-03T14:05:00.000Z',
  by: 'Bryn',
  publishedAt,
  changes: 'The benches have a chapter of their own.',
})

const newest = { number: 2, name: words.welsh, publishedAt: null }

function seenOf(pools: Pools): SeenVersions {
  return {
    versions: [
      versionOf(pools, newest),
      versionOf(pools, { number: 1, name: 'For the trustees', publishedAt: '2028-02-04T09:00:00.000Z' }),
    ],
    address: 'http://localhost:3000/direction/quillmere-pools',
    mayPublish: true,
  }
}

function Kept({ copy }: PartProps) {
  const pools = poolsOf(copy)
  const seen = seenOf(pools)
  const line = { seen, notLookedAt: 6, onSee: nothing, again: later }
  return (
    <>
      {seen.versions.map((version, at) => (
        <Specimen key={version.id} name={at === 0 ? 'Kept, and looked at now' : 'Published, for those who only read'}>
          <ol className="version-list" role="list">
            <VersionLine {...line} version={version} mayWrite={at === 0} isShown={at === 0} />
          </ol>
        </Specimen>
      ))}
      <Specimen name="What everybody reads">
        <PublishedCard draftId={pools.ids.draft} seen={seen} again={later} />
      </Specimen>
      <Specimen name="On the page of the draft: press to open">
        <VersionsMenu draftId={pools.ids.draft} mayKeep saved={false} />
      </Specimen>
      <Specimen name="Publishing, with notes that nobody has looked at" wide>
        <DialogPlace value="in">
          <PublishDialog version={versionOf(pools, newest)} notLookedAt={6} onClose={nothing} onDone={nothing} />
        </DialogPlace>
      </Specimen>
    </>
  )
}

const statement = (name: string, text: string, cites: readonly string[] = []): Block => ({
  kind: 'statement',
  id: StatementId.parse(`statement-${name}`),
  cites: cites.map(id => ({ themeId: ThemeId.parse(`theme-${id}`) })),
  ownWords: false,
  spans: [{ text, marks: [] }],
})
const heading = (text: string): Block => ({ kind: 'heading', level: 2, about: null, spans: [{ text, marks: [] }] })
const sideOf = (...blocks: Block[]): Side => ({ blocks, nameOf: () => 'Warm benches' })

function SideBySide() {
  const before = sideOf(
    heading('Open in winter too'),
    statement('one', 'We keep a pool open all year.'),
    statement('two', words.arabic, ['benches']),
    statement('three', 'The kettle is on.'),
    statement('four', 'It goes away.'),
  )
  const after = sideOf(
    heading('Open in winter too'),
    statement('three', 'The kettle is on.'),
    statement('one', 'We keep two pools open, and warm, all year.'),
    statement('two', words.arabic),
    statement('five', words.lines),
  )
  return (
    <Specimen name="Other words, moved, other sources, added and removed" wide>
      <Comparison
        before={before}
        after={after}
        names={{ before: 'Version 1: For the trustees', after: 'What the draft says now' }}
      />
    </Specimen>
  )
}

export const versionParts: readonly GalleryPart[] = [
  { title: 'Versions of the draft', Part: Kept },
  { title: 'Two versions side by side', Part: SideBySide },
]
