package org.mpl4j.dns.middleware;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.service.MessageSource;
import org.mpl4j.dns.service.Request;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.tsig.TsigAnswer;

/**
 * Answers messages by stages. Each message is read once, into a {@link Query}, passes the stages, which fill in an {@link Answer}, and is encoded once. Belongs to one
 * thread.
 */
public final class Pipeline implements Service {
    /**
     * The stages, in the order in which they are asked.
     *
     * @param before what holds for all messages
     * @param answering who may know the answer, until one does; left out if the query was refused before
     * @param after who looks at the answer before it is sent
     */
    public record Stages(List<Stage> before, List<Stage> answering, List<Stage> after) {}

    private static final int CLASS_IN = 1;
    private static final int QUERY = 0;

    private final Stage[] before;
    private final Stage[] answering;
    private final Stage[] after;
    private final @Nullable Memo memo;
    private final int udpSize;
    private final LongSupplier millis;
    private final Consumer<RuntimeException> failures;
    private final Query query = new Query();
    private final Answer answer = new Answer();
    private final Encoder encoder = new Encoder();
    private final Sender sender = new Sender();

    /**
     * Such a pipeline.
     *
     * @param stages what it consists of
     * @param memo where answers are kept that are given again, or null
     * @param udpSize the largest datagram that is sent
     * @param millis the time, in milliseconds since 1970
     * @param failures is told of exceptions that should not be; the client gets SERVFAIL
     */
    public Pipeline(
            Stages stages, @Nullable Memo memo, int udpSize, LongSupplier millis, Consumer<RuntimeException> failures) {
        this.before = stages.before().toArray(Stage[]::new);
        this.answering = stages.answering().toArray(Stage[]::new);
        this.after = stages.after().toArray(Stage[]::new);
        this.memo = memo;
        this.udpSize = udpSize;
        this.millis = millis;
        this.failures = failures;
    }

    @Override
    public boolean answer(Request request, ByteBuffer response) {
        query.read(request, millis.getAsLong());
        answer.reset();
        int start = response.position();
        try {
            return handle() && send(response);
        } catch (RuntimeException e) {
            failures.accept(e);
            answer.error(Dns.Rcode.ServFail);
            response.position(start);
            return query.form() != Query.Form.NONE && send(response);
        }
    }

    /** Whether there is something to send. */
    private boolean handle() {
        Stage.Verdict verdict = run(before);
        if (verdict == Stage.Verdict.NEXT) {
            verdict = recall() ? Stage.Verdict.ANSWERED : run(answering);
        }
        if (verdict == Stage.Verdict.DROPPED) {
            return false;
        }
        return run(after) != Stage.Verdict.DROPPED;
    }

    private Stage.Verdict run(Stage[] stages) {
        for (Stage stage : stages) {
            Stage.Verdict verdict = stage.handle(query, answer);
            if (verdict != Stage.Verdict.NEXT) {
                return verdict;
            }
        }
        return Stage.Verdict.NEXT;
    }

    private boolean recall() {
        if (memo == null || !isMemoisable()) {
            return false;
        }
        Memo.Entry entry = memo.find(query);
        if (entry != null) {
            answer.take(entry);
        }
        return entry != null;
    }

    private boolean isMemoisable() {
        return query.opcode() == QUERY
                && query.dnsClass() == CLASS_IN
                && query.questionCount() == 1
                && !query.isSigned();
    }

    private boolean send(ByteBuffer response) {
        int limit = limit(response);
        Memo.Entry entry = answer.memo();
        if (entry != null) {
            if (entry.length() + OptWriter.size(answer) <= limit) {
                sender.replay(query, answer, entry, response, limit);
                return true;
            }
            // It is there, but too long for this client.
            run(answering);
        }
        MessageSource stream = answer.stream();
        if (stream != null) {
            return send(stream, response, limit);
        }
        if (memo != null && isMemoisable()) {
            DenialMemo.Entry denial = memo.denials().find(query, answer);
            if (denial != null && Sender.length(query, answer, denial) <= limit) {
                sender.replay(query, answer, denial, response, limit);
                return true;
            }
        }
        TsigAnswer signature = query.signature();
        encoder.draft(query, answer, signature == null ? limit : limit - signature.size());
        if (memo != null && answer.isMemoisable() && isMemoisable()) {
            memo.keep(query, answer, encoder);
        }
        int start = response.position();
        sender.send(query, encoder, response);
        if (signature != null) {
            signature.sign(response, start);
        }
        return true;
    }

    /** Those that write whole messages sign them, too. */
    private boolean send(MessageSource stream, ByteBuffer response, int limit) {
        int end = response.limit();
        response.limit(response.position() + limit);
        boolean isThere = stream.next(response);
        response.limit(end);
        if (isThere) {
            query.request().follow(stream);
        }
        return isThere;
    }

    /** RFC 6891 section 6.2.5: as long as both sides say. */
    private int limit(ByteBuffer response) {
        if (query.request().transport().isStream()) {
            return response.remaining();
        }
        int limit = Math.clamp(query.edns().udpSize(), EdnsStage.MIN_UDP_SIZE, udpSize);
        return Math.min(limit, response.remaining());
    }
}
