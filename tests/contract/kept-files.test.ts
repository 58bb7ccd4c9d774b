import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keptFiles } from '@waymark/server/store/kept-files.ts'
import { filesContract } from './files-contract.ts'

filesContract(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-files-'))
  return { files: keptFiles(folder), later: async () => keptFiles(folder) }
})
