/**
 * One case, and a page of fifty with four filters in the asker's district, through HTTP. The baseline runs the very
 * statements the product runs, with the bare driver and no HTTP, over as many connections.
 */
import { loadPack } from '#cities/index.ts'
import { MODULES } from '#apps/server/app.ts'
import { loadCity } from '#apps/server/load-city.ts'
import { startPlatform } from '#apps/server/platform.ts'
import { asActor, type Ctx } from '#kernel/ctx.ts'
import type { Database } from '#kernel/db/database.ts'
import { listStatement, type ListRequest } from '#kernel/list/query.ts'
import { parseSettings } from '#kernel/settings.ts'
import { caseDetail } from '#modules/cases/index.ts'
import { caseList } from '#modules/cases/lists.ts'
import { fillCases } from './fill-cases.ts'
import { spotsOf, startReporter } from './intake.ts'
import type { BenchResult } from './result.ts'
import { type Bed, makeBed, requestText, signIn, startProgramOn } from './support/bed.ts'
import type { HttpJob, HttpReport } from './support/http-load.ts'
import { cityReader, districtReader, usualCodes } from './support/list-requests.ts'
import type { SqlJob, SqlReport, Statement } from './support/sql-load.ts'
import { inTurns, progress } from './support/turns.ts'
import { startWorker } from './support/worker.ts'

const SCALES = { small: { cases: 50_000, rounds: 7, seconds: 3 }, full: { cases: 1_000_000, rounds: 15, seconds: 4 } }
const CONCURRENCY = 8
const TARGETS = 200
const DAY_MS = 86_400_000
