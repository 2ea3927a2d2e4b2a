package org.mpl4j.dns.middleware;

import java.util.Map;
import org.mpl4j.dns.packets.dns.Dns;

/** Sends each operation (RFC 1035 section 4.1.1) where it is handled, and says NOTIMP to those that are handled nowhere. Queries go on to the next stage. */
public final class OperationStage implements Stage {
    private static final int OPCODES = 16;
    private static final int QUERY = 0;

    private final Stage[] handlers = new Stage[OPCODES];

    /**
     * Such a stage.
     *
     * @param handlers what handles an operation, such as NOTIFY or UPDATE, by its opcode
     */
    public OperationStage(Map<Integer, Stage> handlers) {
        handlers.forEach((opcode, handler) -> this.handlers[opcode] = handler);
    }

    @Override
    public Verdict handle(Query query, Answer answer) {
        Stage handler = handlers[query.opcode()];
        if (handler != null) {
            return handler.handle(query, answer);
        }
        return query.opcode() == QUERY ? Verdict.NEXT : answer.error(Dns.Rcode.NotImp);
    }
}
