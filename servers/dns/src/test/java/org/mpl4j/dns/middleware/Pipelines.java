package org.mpl4j.dns.middleware;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;

/** Pipelines for tests, with a clock that stands still unless it is told to go. */
final class Pipelines {
    static final int NOERROR = 0;
    static final int FORMERR = 1;
    static final int NOTIMP = 4;
    static final int REFUSED = 5;
    static final int A = 1;
    static final int TXT = 16;
    static final int CH = 3;

    final AtomicLong millis = new AtomicLong(1_700_000_000_000L);

    @Nullable
    CookieSecrets secrets;

    boolean requiresCookies;
    Map<Integer, Stage> operations = Map.of();
    List<Stage> answering = List.of(new ChaosStage("1.2.3", "ns1.example"), new RefuseStage());
    List<Stage> after = List.of();

    Asking asking() {
        List<Stage> before = new java.util.ArrayList<>(
                List.of(new FormStage(), new EdnsStage(1232), new OptionStage(Bytes.ofUtf8("ns1"), 300)));
        if (secrets != null) {
            before.add(new CookieStage(secrets, requiresCookies));
        }
        before.add(new OperationStage(operations));
        return new Asking(
                new Pipeline(new Pipeline.Stages(before, answering, after), null, 1232, millis::get, failure -> {
                    throw new AssertionError(failure);
                }));
    }
}
