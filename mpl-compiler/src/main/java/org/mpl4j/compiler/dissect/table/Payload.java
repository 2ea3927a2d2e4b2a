package org.mpl4j.compiler.dissect.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.dissect.condition.Condition;
import org.mpl4j.compiler.dissect.condition.Subject;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.PacketValue;

/** A field that may hold another packet. */
public final class Payload {
    private final FieldShape field;
    private final List<Rule> rules = new ArrayList<>();
    private final List<Condition> parts = new ArrayList<>();
    private final List<Condition> opens = new ArrayList<>();
    private @Nullable StreamOrder order;

    Payload(FieldShape field) {
        this.field = field;
    }

    public FieldShape field() {
        return field;
    }

    void add(Rule rule) {
        rules.add(rule);
    }

    void addPart(Condition condition) {
        parts.add(condition);
    }

    void addOpen(Condition condition) {
        opens.add(condition);
    }

    /** The first table that says so counts. */
    void setOrder(StreamOrder said) {
        if (order == null) {
            order = said;
        }
    }

    /** Where its bytes belong in a stream; null if no table says. */
    public @Nullable StreamOrder order() {
        return order;
    }

    /** The packet in there; null if no table knows. */
    public @Nullable Target choose(PacketValue packet, Subject subject) {
        for (int i = 0; i < rules.size(); i++) {
            Target target = rules.get(i).choose(packet, subject);
            if (target != null) {
                return target;
            }
        }
        return null;
    }

    /** Whether the end of the packet in there may be missing. */
    public boolean isPart(Subject subject) {
        return isAny(parts, subject);
    }

    /** Whether it goes on to the end of what is there, whatever its length says. */
    public boolean isOpen(Subject subject) {
        return isAny(opens, subject);
    }

    private static boolean isAny(List<Condition> conditions, Subject subject) {
        for (int i = 0; i < conditions.size(); i++) {
            if (conditions.get(i).holds(subject)) {
                return true;
            }
        }
        return false;
    }
}
