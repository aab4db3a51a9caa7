/** Load comes from a process of its own, so that its cost is charged to neither side. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Worker<Job, Report> {
  run(job: Job): Promise<Report>
  stop(): void
}

export function startWorker<Job extends object, Report>(file: URL): Worker<Job, Report> {
  const child = fork(fileURLToPath(file), { execArgv: ['--import', 'tsx'], serialization: 'advanced' })
  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        const ended = (code: number | null) => reject(new Error(`the load process ended with ${code}`))
        child.once('exit', ended)
        child.once('message', (report: Report | { failed: string }) => {
          child.off('exit', ended)
          if (isFailure(report)) reject(new Error(report.failed))
          else resolve(report)
        })
        child.send(job)
      }),
    stop: () => child.disconnect(),
  }
}

function isFailure(report: unknown): report is { failed: string } {
  return typeof report === 'object' && report !== null && 'failed' in report
}

/** The other end: does each job it is sent. */
export function serve<Job, Report>(work: (job: Job) => Promise<Report>): void {
  process.on('message', (job: Job) => {
    work(job).then(
      (report) => process.send?.(report),
      (error: unknown) => process.send?.({ failed: String(error) }),
    )
  })
}
