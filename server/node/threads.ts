// What the threads of the server run.

/** Runs what a thread does that was started with a task. */
export function runThread(task: unknown): void {
  const isSurvey = typeof task === 'object' && task !== null && 'surveys' in task;
  void (isSurvey ? import('./surveyThread') : import('./readerThread'));
}
