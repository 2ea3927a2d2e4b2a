package org.mpl4j.runtime.text;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.OpenBytesEnum;
import org.mpl4j.runtime.OpenEnum;
import org.mpl4j.runtime.View;

/**
 * Collects a packet as an indented tree: a line {@code name = value} a field, a line {@code name: note} a node, whose
 * fields follow with two more spaces.
 *
 * <pre>
 * dns_rr:
 *   name = www.example.com
 *   atype = A (1)
 *   rdata: A
 *     ip = 192.0.2.1
 * </pre>
 */
public final class TreePrinter {
    /** Of byte arrays, so many bytes are shown. */
    private static final int SHOWN_BYTES = 64;

    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();
    private final List<PacketPart> parts = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private boolean wantsParts;
    private int depth;

    /** An empty tree. */
    public TreePrinter() {}

    /**
     * The tree of one packet.
     *
     * @param name of the packet
     * @param packet what it consists of
     * @return the text, lines separated by line feeds, none at the end
     */
    public static String print(String name, TreePrintable packet) {
        return new TreePrinter().node(name, packet).toString();
    }

    /**
     * The parts of one packet that are nodes of its tree.
     *
     * @param name of the packet
     * @param packet what it consists of
     * @return the packet itself first; each part before those inside it
     */
    public static List<PacketPart> parts(String name, TreePrintable packet) {
        TreePrinter printer = new TreePrinter();
        printer.wantsParts = true;
        printer.node(name, packet);
        return List.copyOf(printer.parts);
    }

    /**
     * Opens a node.
     *
     * @param name of the node
     * @return this
     */
    public TreePrinter open(String name) {
        line().append(name).append(':');
        depth++;
        path.add(name);
        return this;
    }

    /**
     * Opens a node.
     *
     * @param name of the node
     * @param note about it, such as the branch that was taken
     * @return this
     */
    public TreePrinter open(String name, String note) {
        open(name);
        text.append(' ').append(note);
        return this;
    }

    /**
     * Closes the node that was opened last.
     *
     * @return this
     */
    public TreePrinter close() {
        depth--;
        path.remove(path.size() - 1);
        return this;
    }

    /**
     * A node with what belongs to it.
     *
     * @param name of the node
     * @param content what it consists of
     * @return this
     */
    public TreePrinter node(String name, TreePrintable content) {
        open(name);
        return close(content);
    }

    /**
     * A node with what belongs to it.
     *
     * @param name of the node
     * @param note about it, such as the branch that was taken
     * @param content what it consists of
     * @return this
     */
    public TreePrinter node(String name, String note, TreePrintable content) {
        open(name, note);
        return close(content);
    }

    private TreePrinter close(TreePrintable content) {
        if (wantsParts && content instanceof View view) {
            parts.add(new PacketPart(String.join(".", path), view.startOffset(), view.endOffset()));
        }
        content.print(this);
        return close();
    }

    /**
     * A node an element, called {@code name[0]}, {@code name[1]} and so on; one line says so if there is none.
     *
     * @param name of the list
     * @param elements its elements
     * @return this
     */
    public TreePrinter list(String name, List<? extends TreePrintable> elements) {
        if (elements.isEmpty()) {
            return field(name, "[]");
        }
        int index = 0;
        for (TreePrintable element : elements) {
            node(name + "[" + index + "]", element);
            index++;
        }
        return this;
    }

    /**
     * A field whose value is already text.
     *
     * @param name of the field
     * @param value as it is to be shown
     * @return this
     */
    public TreePrinter field(String name, String value) {
        line().append(name).append(" = ").append(value);
        return this;
    }

    /**
     * A number.
     *
     * @param name of the field
     * @param value shown as signed
     * @return this
     */
    public TreePrinter field(String name, long value) {
        return field(name, Long.toString(value));
    }

    /**
     * A number of 64 bits.
     *
     * @param name of the field
     * @param value shown as unsigned
     * @return this
     */
    public TreePrinter unsigned(String name, long value) {
        return field(name, Long.toUnsignedString(value));
    }

    /**
     * A floating-point number.
     *
     * @param name of the field
     * @param value the number
     * @return this
     */
    public TreePrinter field(String name, double value) {
        return field(name, Double.toString(value));
    }

    /**
     * A boolean.
     *
     * @param name of the field
     * @param value the boolean
     * @return this
     */
    public TreePrinter field(String name, boolean value) {
        return field(name, Boolean.toString(value));
    }

    /**
     * A value of an open enumeration: its tag and number, or only its number.
     *
     * @param name of the field
     * @param value the value
     * @return this
     */
    public TreePrinter field(String name, OpenEnum value) {
        String number = Long.toUnsignedString(value.value());
        return field(name, value.tag().map(tag -> tag + " (" + number + ")").orElse(number));
    }

    /**
     * A value of an open enumeration of strings: its tag and text, or only its text.
     *
     * @param name of the field
     * @param value the value
     * @return this
     */
    public TreePrinter field(String name, OpenBytesEnum value) {
        String shown = quoted(value.value());
        return field(name, value.tag().map(tag -> tag + " (" + shown + ")").orElse(shown));
    }

    /**
     * Bytes in hexadecimal; of long ones only the beginning, and how many there are.
     *
     * @param name of the field
     * @param value the bytes
     * @return this
     */
    public TreePrinter field(String name, Bytes value) {
        return field(
                name,
                shortened(
                        value,
                        value.slice(0, Math.min(value.length(), SHOWN_BYTES)).hex()));
    }

    /**
     * Bytes as quoted text, with escapes for what can't be printed; of long ones only the beginning, and how many there
     * are.
     *
     * @param name of the field
     * @param value the bytes
     * @return this
     */
    public TreePrinter text(String name, Bytes value) {
        return field(name, shortened(value, quoted(value.slice(0, Math.min(value.length(), SHOWN_BYTES)))));
    }

    /**
     * A number with {@code show(..)}.
     *
     * @param name of the field
     * @param format how to show it
     * @param value the number
     * @param bits its width, 1 to 64
     * @return this
     */
    public TreePrinter show(String name, Show format, long value, int bits) {
        return field(name, format.format(value, bits));
    }

    /**
     * Bytes with {@code show(..)}.
     *
     * @param name of the field
     * @param format how to show them
     * @param value the bytes
     * @return this
     */
    public TreePrinter show(String name, Show format, Bytes value) {
        return switch (format) {
            case TEXT -> text(name, value);
            case HEX -> field(name, value);
            default -> field(name, format.format(value));
        };
    }

    private static String shortened(Bytes value, String shown) {
        return value.length() > SHOWN_BYTES ? shown + ".. (" + value.length() + " bytes)" : shown;
    }

    /**
     * Bytes as text in double quotes: UTF-8, with {@code \n}, {@code \r}, {@code \t}, {@code \"}, {@code \\}, and
     * {@code \xNN} for every other byte that does not print.
     *
     * @param value the bytes
     * @return the text
     */
    public static String quoted(Bytes value) {
        boolean isUtf8 = value.isUtf8();
        String content = isUtf8 ? value.utf8() : value.latin1();
        StringBuilder quoted = new StringBuilder(content.length() + 2).append('"');
        for (int i = 0; i < content.length(); i++) {
            appendEscaped(quoted, content.charAt(i), isUtf8);
        }
        return quoted.append('"').toString();
    }

    private static void appendEscaped(StringBuilder text, char c, boolean isUtf8) {
        switch (c) {
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            case '"', '\\' -> text.append('\\').append(c);
            default -> {
                boolean isShown = (c >= ' ' && c < 0x7f) || (c > 0x9f && isUtf8);
                if (isShown) {
                    text.append(c);
                } else if (c < 0x80 || !isUtf8) {
                    text.append(String.format("\\x%02x", (int) c));
                } else {
                    text.append(String.format("\\u%04x", (int) c));
                }
            }
        }
    }

    private StringBuilder line() {
        if (text.length() > 0) {
            text.append('\n');
        }
        return text.append(INDENT.repeat(depth));
    }

    /** {@inheritDoc} The tree so far. */
    @Override
    public String toString() {
        return text.toString();
    }
}
