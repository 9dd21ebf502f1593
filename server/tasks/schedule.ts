// Work that many events ask for: done once after the last of them, and never twice at a time.

/** Work that can be asked for. */
export interface Schedule {
  /** Asks for the work, to begin so many milliseconds after the last time it was asked for. */
  readonly ask: (delay?: number) => void;
  /** Forgets what was asked for. */
  readonly stop: () => void;
}

/**
 * Schedules `run`, which must not throw. What is asked for while it runs is done after it; `isOvertaken` tells it that
 * there is such a thing.
 */
export function schedule(run: (isOvertaken: () => boolean) => Promise<void>): Schedule {
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;
  let isAsked = false;
  async function start(): Promise<void> {
    isAsked = true;
    if (isRunning) return;
    isRunning = true;
    while (isAsked) {
      isAsked = false;
      const before = asked;
      await run(() => asked !== before);
    }
    isRunning = false;
  }
  return {
    ask: (delay = 0) => {
      asked++;
      clearTimeout(timer);
      timer = setTimeout(() => void start(), delay);
    },
    stop: () => {
      asked++;
      clearTimeout(timer);
    },
  };
}
