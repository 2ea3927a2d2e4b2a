package org.mpl4j.dns.transport;

import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.service.LaterAnswer;
import org.mpl4j.dns.service.MessageSource;
import org.mpl4j.runtime.Bytes;

/** The answers of a connection that other threads will give. Of the thread of the loop. */
final class LaterAnswers {
    private final Executor loop;
    private final Consumer<@Nullable MessageSource> deliver;
    private int expected;

    /**
     * None yet.
     *
     * @param loop runs something in the thread of the loop
     * @param deliver takes an answer there, null for none
     */
    LaterAnswers(Executor loop, Consumer<@Nullable MessageSource> deliver) {
        this.loop = loop;
        this.deliver = deliver;
    }

    /** How many are still to come. */
    int expected() {
        return expected;
    }

    /** A place for a further one. */
    LaterAnswer expect() {
        expected++;
        return new LaterAnswer() {
            @Override
            public void send(ByteBuffer answer) {
                come(new Single(Bytes.wrap(answer).copy()));
            }

            @Override
            public void drop() {
                come(null);
            }
        };
    }

    private void come(@Nullable MessageSource answer) {
        loop.execute(() -> {
            expected--;
            deliver.accept(answer);
        });
    }

    /** An answer of one message. */
    private static final class Single implements MessageSource {
        private final Bytes message;
        private boolean isSent;

        Single(Bytes message) {
            this.message = message;
        }

        @Override
        public boolean next(ByteBuffer response) {
            if (isSent) {
                return false;
            }
            isSent = true;
            message.copyTo(response);
            return true;
        }
    }
}
