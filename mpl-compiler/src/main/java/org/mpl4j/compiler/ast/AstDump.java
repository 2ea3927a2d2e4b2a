package org.mpl4j.compiler.ast;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.Span;

/** The syntax tree as indented text: one line a node with its place, and one a property. Made from the records themselves, so that nothing can be missing. */
public final class AstDump {
    private final boolean hasPlaces;
    private final StringBuilder out = new StringBuilder();

    private AstDump(boolean hasPlaces) {
        this.hasPlaces = hasPlaces;
    }

    /** The tree of a file with the place of every node. */
    public static String of(SpecFile file) {
        return new AstDump(true).file(file);
    }

    /** The tree of a file without places and spelling: equal for files that say the same. */
    public static String withoutPlaces(SpecFile file) {
        return new AstDump(false).file(file);
    }

    /** The nodes of a tree of another language, in the same way. */
    public static String withoutPlaces(List<?> nodes) {
        AstDump dump = new AstDump(false);
        nodes.forEach(node -> dump.value("", node, 1));
        return dump.out.toString();
    }

    private String file(SpecFile file) {
        if (hasPlaces) {
            line(0, "SpecFile " + file.source());
        }
        file.declarations().forEach(declaration -> value("", declaration, 1));
        if (hasPlaces) {
            file.comments().forEach(comment -> value("", comment, 1));
        }
        return out.toString();
    }

    private void value(String label, Object value, int depth) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(inner -> value(label, inner, depth));
        } else if (value instanceof List<?> list) {
            if (!list.isEmpty()) {
                line(depth, label.stripTrailing());
                list.forEach(item -> value("", item, depth + 1));
            }
        } else if (value instanceof Ident ident) {
            line(depth, label + ident.text() + place(ident.span()));
        } else if (value instanceof Record node) {
            line(depth, label + node.getClass().getSimpleName() + place(node));
            components(node, depth + 1);
        } else {
            line(depth, label + (value instanceof String text ? quoted(text) : value));
        }
    }

    private void components(Record node, int depth) {
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            boolean isSpelling = component.getName().equals("text") && !(node instanceof Comment);
            if (component.getType() != Span.class && component.getType() != SourceFile.class && !isSpelling) {
                value(component.getName() + ": ", get(component, node), depth);
            }
        }
    }

    private static Object get(RecordComponent component, Record node) {
        try {
            return component.getAccessor().invoke(node);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("public record " + node.getClass(), e);
        }
    }

    private String place(Record node) {
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            if (component.getName().equals("span")) {
                return place((Span) get(component, node));
            }
        }
        return "";
    }

    private String place(Span span) {
        SourceFile file = span.file();
        return hasPlaces
                ? " @" + span.line() + ":" + span.column() + "-" + file.line(span.end()) + ":" + file.column(span.end())
                : "";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\n", "\\n").replace("\r", "\\r") + '"';
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
