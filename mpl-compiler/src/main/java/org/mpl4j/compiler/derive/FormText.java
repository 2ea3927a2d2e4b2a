package org.mpl4j.compiler.derive;

import java.util.Map;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.PacketType;

/** Linear forms as people write them: {@code 8 + sizeof(data)}. */
final class FormText {
    private final PacketType packet;

    FormText(PacketType packet) {
        this.packet = packet;
    }

    /** Whether a form can be told to people: it holds nothing that only has a number here. */
    static boolean isTellable(LinearForm form) {
        return form.terms().keySet().stream()
                .noneMatch(symbol -> symbol.kind() == Symbol.Kind.OPAQUE || symbol.kind() == Symbol.Kind.ANCHOR);
    }

    String of(LinearForm form) {
        StringBuilder text = new StringBuilder();
        if (form.constant() != 0 || form.terms().isEmpty()) {
            text.append(form.constant());
        }
        for (Map.Entry<Symbol, Long> term : form.terms().entrySet()) {
            append(text, term.getValue(), name(term.getKey()));
        }
        if (form.divisor() == 1) {
            return text.toString();
        }
        return (form.terms().size() > 1 || form.constant() != 0 ? "(" + text + ")" : text) + " / " + form.divisor();
    }

    private static void append(StringBuilder text, long factor, String name) {
        if (text.isEmpty()) {
            text.append(factor < 0 ? "-" : "");
        } else {
            text.append(factor < 0 ? " - " : " + ");
        }
        long magnitude = Math.abs(factor);
        text.append(magnitude == 1 ? "" : magnitude + " * ").append(name);
    }

    private String name(Symbol symbol) {
        return switch (symbol.kind()) {
            case SIZE -> "sizeof(" + item(packet.item(symbol.id())) + ")";
            case COUNT -> "array_length(" + packet.item(symbol.id()).name() + ")";
            case FIELD -> packet.item(symbol.id()).name();
            case PARAM -> packet.params().get(symbol.id()).name();
            case PARAM_SIZE -> "sizeof(" + packet.params().get(symbol.id()).name() + ")";
            default -> "..";
        };
    }

    /** Classifies that were given no name share that of their tag. */
    private static String item(Item item) {
        return item instanceof Classify classify && !classify.isNamed()
                ? "classify (" + item.name() + ")"
                : item.name();
    }
}
