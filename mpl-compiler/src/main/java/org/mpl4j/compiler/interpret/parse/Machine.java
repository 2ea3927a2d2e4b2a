package org.mpl4j.compiler.interpret.parse;

import java.nio.ByteBuffer;
import org.mpl4j.compiler.interpret.expression.Node;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.runtime.Bounds;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;

/** The state of one parse. */
final class Machine extends ValueEnvironment {
    private final Limits limits;
    private final Losses losses;
    private int limit;
    private int at;
    private int depth;
    private int readEnd;
    private int reachedEnd;

    Machine(PacketValue packet, Limits limits, Losses losses) {
        super(packet);
        this.limits = limits;
        this.losses = losses;
        this.limit = packet.limit();
    }

    Limits limits() {
        return limits;
    }

    Losses losses() {
        return losses;
    }

    ByteBuffer buffer() {
        return scope().buffer();
    }

    /** The end of the innermost window. */
    int limit() {
        return limit;
    }

    void setLimit(int end) {
        limit = end;
    }

    int depth() {
        return depth;
    }

    /** Runs a scope: a packet, if {@code levels} is 1, or an element, if it is 0. On failure the scope keeps what was read. */
    void runScope(ScopeValue inner, Step[] body, int levels) throws ParseException {
        ScopeValue outer = scope();
        int known = losses.count();
        enter(inner);
        depth += levels;
        try {
            Step.runAll(body, this);
        } catch (ParseException e) {
            inner.abandon(readEnd, reachedEnd);
            throw e;
        }
        int end = (int) inner.shape().end().byteIndex(inner);
        if (losses.count() == known) {
            inner.complete(end);
        } else {
            inner.abandon(end, end);
        }
        depth -= levels;
        enter(outer);
    }

    /** Returns to a scope after an exception in one of its items, whose end is known. */
    void lose(ItemShape item, ScopeValue scope, int scopeDepth) {
        scope.lose(item, readEnd);
        depth = scopeDepth;
        enter(scope);
    }

    /** Notes, before an exception, up to where the fields of the current scope are readable. */
    void stopAt(long index) {
        readEnd = (int) Math.min(index, limit);
        reachedEnd = Math.max(reachedEnd, readEnd);
    }

    /** The value of an integer or boolean expression that belongs to a field. */
    long evaluate(Node node, String field, long fieldStart) throws ParseException {
        at = (int) fieldStart;
        try {
            return node.number(this);
        } catch (ArithmeticException e) {
            throw overflow(field, fieldStart);
        }
    }

    ParseException overflow(String field, long fieldStart) {
        stopAt(fieldStart);
        return ParseException.overflow(field, (int) fieldStart);
    }

    /** Where something ends that takes as many bytes as an expression says. */
    int endOf(Node size, String field, long start) throws ParseException {
        long byteLength = evaluate(size, field, start);
        try {
            return Bounds.end(field, (int) start, byteLength, limit);
        } catch (ParseException e) {
            stopAt(start);
            throw e;
        }
    }

    @Override
    public long remaining() {
        return limit - at;
    }
}
