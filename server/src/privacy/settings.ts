/** How long things are kept, and who answers for it: read by everybody, set by organisers of the whole server. */
import { usualPrivacy, type PrivacySettings } from '@waymark/shared/model/retention.ts'
import { auditRow } from '#audit-row.ts'
import type { Deps } from '#deps.ts'
import { privacySettings } from '#store/kinds.ts'
import { row } from '#store/store.ts'

/** The usual ones where nobody has set any. */
export const privacyOf = async ({ store }: Pick<Deps, 'store'>): Promise<PrivacySettings> =>
  (await store.get(privacySettings, usualPrivacy.id)) ?? usualPrivacy

/** The same twice is set once. */
export const setPrivacy = (
  deps: Pick<Deps, 'store' | 'now' | 'newId'>,
  form: Omit<PrivacySettings, 'id' | 'version'>,
): Promise<PrivacySettings> =>
  deps.store.inTurn(usualPrivacy.id, async () => {
    const known = await privacyOf(deps)
    const next: PrivacySettings = { ...known, ...form }
    if (JSON.stringify(next) === JSON.stringify(known)) return known
    const changed = { ...next, version: known.version + 1 }
    await deps.store.commit({
      puts: [row(privacySettings, changed), auditRow(deps, { by: 'organiser', did: 'retention-changed' })],
    })
    return changed
  })
