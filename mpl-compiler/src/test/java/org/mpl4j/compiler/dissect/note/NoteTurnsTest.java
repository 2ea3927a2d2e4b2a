package org.mpl4j.compiler.dissect.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.dissect.condition.Note;

class NoteTurnsTest {
    private static final Note VERSION = new Note("version", 4);

    private final NoteTurns turns = new NoteTurns();

    private static long result(CompletableFuture<Long> future) throws Exception {
        return future.get(1, TimeUnit.MINUTES);
    }

    @Test
    void aBatchThatLooksWaitsForThoseBeforeIt() throws Exception {
        NoteTurns.Turn first = turns.next();
        NoteTurns.Turn second = turns.next();
        NoteTurns.Turn third = turns.next();
        CompletableFuture<Long> looked = CompletableFuture.supplyAsync(() -> third.noted("a", VERSION));
        first.note("a", VERSION, 5);
        first.close();
        assertThatThrownBy(() -> looked.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        second.note("a", VERSION, 3);
        second.close();
        assertThat(result(looked)).isEqualTo(3);
    }

    @Test
    void flowsBeginAnewInTheOrderOfTheBatches() throws Exception {
        NoteTurns.Turn first = turns.next();
        NoteTurns.Turn second = turns.next();
        NoteTurns.Turn third = turns.next();
        second.forget("a");
        second.close();
        third.forget("b");
        first.note("a", VERSION, 5);
        first.note("b", VERSION, 5);
        first.note("c", VERSION, 5);
        assertThat(first.noted("a", VERSION)).isEqualTo(5);
        first.close();
        assertThat(third.noted("a", VERSION)).isEqualTo(4);
        assertThat(third.noted("b", VERSION)).isEqualTo(4);
        assertThat(third.noted("c", VERSION)).isEqualTo(5);
        third.forget("c");
        assertThat(third.noted("c", VERSION)).isEqualTo(4);
    }

    @Test
    void endsWaitingWhenItIsInterrupted() throws Exception {
        try (NoteTurns.Turn first = turns.next();
                NoteTurns.Turn second = turns.next()) {
            CompletableFuture<Long> looked = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try {
                    looked.complete(second.noted("a", VERSION));
                } catch (IllegalStateException e) {
                    looked.completeExceptionally(e);
                }
            });
            thread.start();
            thread.interrupt();
            assertThatThrownBy(() -> result(looked))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("interrupted while frames before this one were taken apart");
            first.note("a", VERSION, 5);
        }
    }
}
