package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Compiles, and again whenever something has changed and then stayed as it is from one look to the next: so that a burst of changes, or a file half written, is one. */
final class SpecWatch {
    private static final int END_SECONDS = 5;

    /** After so many looks that each found something else, what is there is compiled all the same. */
    static final int MOST_UNSETTLED_LOOKS = 10;

    private final CompileRound round;
    private final WatchedPlaces places;
    private final WatchReport report;
    private final Clock clock;
    private final Pause pause;

    /** Held by a compilation; and by the end of the process, so that none begins. */
    private final ReentrantLock writing = new ReentrantLock();

    SpecWatch(CompileRound round, WatchedPlaces places, WatchReport report, Clock clock, Pause pause) {
        this.round = round;
        this.places = places;
        this.report = report;
        this.clock = clock;
        this.pause = pause;
    }

    /** The time between two looks. */
    interface Pause {
        /**
         * Waits for the next look.
         *
         * @param look how long the last one took
         * @return whether there is a next one
         */
        boolean await(Duration look) throws InterruptedException;
    }

    /**
     * Watches until the pause says that it is over.
     *
     * @param start what the line about the first compilation says
     * @throws UsageException if the first compilation can't be done; later ones only report it
     * @throws IOException likewise
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    void run(String start) throws IOException, InterruptedException {
        // Looks come before compilations: what changes while one runs is seen by the next look.
        SpecSnapshot compiled = places.look();
        compileFirst(start);
        SpecSnapshot last = compiled;
        Duration took = Duration.ZERO;
        int unsettled = 0;
        while (pause.await(took)) {
            long begin = clock.millis();
            SpecSnapshot now = places.look();
            took = Duration.ofMillis(clock.millis() - begin);
            unsettled = now.equals(last) ? 0 : unsettled + 1;
            boolean isTime = unsettled == 0 || unsettled >= MOST_UNSETTLED_LOOKS;
            if (isTime && !now.equals(compiled)) {
                compileAgain(now.since(compiled));
                compiled = now;
                unsettled = 0;
            }
            last = now;
        }
    }

    private void compileFirst(String start) throws IOException {
        writing.lock();
        try {
            report.started(start, round.run());
        } finally {
            writing.unlock();
        }
    }

    private void compileAgain(List<SpecSnapshot.Change> changes) {
        writing.lock();
        try {
            report.compiled(changes, round.run());
        } catch (UsageException | IOException | UncheckedIOException e) {
            // What is named may be back in a moment.
            report.failed(changes, Mplc.problem(e).orElseThrow());
        } finally {
            writing.unlock();
        }
    }

    /**
     * Waits for the compilation that may be running, and keeps others from beginning, so that no file is left half written. For the end of the process.
     *
     * @return whether it has come to its end in time
     */
    boolean end() {
        try {
            return writing.tryLock(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
