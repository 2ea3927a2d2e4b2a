package org.mpl4j.compiler.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes up the statements of one block. Every statement starts and ends at a whole byte. */
final class RandomBlock {
    private static final int DEEPEST = 3;
    private static final List<String> WORDS = List.of(
            "value", "offset", "size", "data", "length", "time", "key", "until", "endian", "magic", "show", "name",
            "type", "x'", "int", "default");

    private final Random random;
    private final RandomSpec.Packet packet;
    private final List<RandomSpec.Packet> others;
    private final StringBuilder out;
    private final Names names;
    private final int depth;
    private final int size;

    /** Numbers that the caller supplies and that nothing else uses yet. */
    private final List<String> freeNumbers = new ArrayList<>();

    /** Where a checksum can begin: the items of this block that are always there. */
    private final List<String> items = new ArrayList<>();

    /** Names that are unique in a packet. */
    private static final class Names {
        private final List<String> words = new ArrayList<>(WORDS);
        private int count;

        String next(Random random) {
            count++;
            return random.nextInt(5) == 0 && !words.isEmpty()
                    ? words.remove(random.nextInt(words.size()))
                    : "f" + count;
        }
    }

    RandomBlock(Random random, RandomSpec.Packet packet, List<RandomSpec.Packet> others, StringBuilder out, int size) {
        this(random, packet, others, out, new Names(), 0, size);
    }

    private RandomBlock(
            Random random,
            RandomSpec.Packet packet,
            List<RandomSpec.Packet> others,
            StringBuilder out,
            Names names,
            int depth,
            int size) {
        this.random = random;
        this.packet = packet;
        this.others = others;
        this.out = out;
        this.names = names;
        this.depth = depth;
        this.size = size;
    }

    private RandomBlock inner() {
        RandomBlock inner = new RandomBlock(random, packet, others, out, names, depth + 1, Math.max(1, size / 2));
        inner.freeNumbers.addAll(freeNumbers);
        return inner;
    }

    /** The whole body of the packet. */
    void draw() {
        drawStatements();
        if (packet.isGreedy()) {
            String name = name();
            if (chance(2)) {
                line(name + ": byte[remaining()]" + (chance(3) ? " show(text)" : "") + ";");
            } else {
                open(name + ": array {");
                inner().drawElement();
                close("};");
            }
        }
    }

    private void drawStatements() {
        if (chance(depth == 0 ? 6 : 12)) {
            drawEndian();
        }
        int count = 1 + random.nextInt(size);
        for (int i = 0; i < count; i++) {
            drawStatement();
        }
    }

    private void drawEndian() {
        if (chance(2)) {
            line("endian little;");
            return;
        }
        String mark = name();
        line(mark + ": byte default(1);");
        line("endian little when (" + mark + " == 1);");
    }

    private void drawElement() {
        drawNumber();
        if (chance(2)) {
            drawStatements();
        }
    }

    private void drawStatement() {
        int most = depth >= DEEPEST ? 12 : 20;
        switch (random.nextInt(most)) {
            case 0, 1, 2 -> drawNumber();
            case 3 -> drawBits();
            case 4 -> drawSized();
            case 5 -> drawString();
            case 6 -> drawOptional();
            case 7 -> drawLabelled();
            case 8 -> drawConstant();
            case 9 -> drawFloat();
            case 10 -> drawSolved();
            case 11 -> drawPadded();
            case 12, 13 -> drawArray();
            case 14, 15 -> drawClassify();
            case 16 -> drawNested();
            case 17 -> drawChecksum();
            case 18 -> drawComputedTag();
            default -> drawByParameter();
        }
    }

    // Fields

    private void drawNumber() {
        String name = name();
        switch (random.nextInt(10)) {
            case 0 -> line(name + ": kind;");
            case 1 -> line(name + ": wide_kind" + (chance(2) ? " default(0x0800)" : "") + ";");
            case 2 -> line(name + ": address;");
            case 3 -> line(name + ": " + oneOf("int8", "int16", "int24", "int32", "int48", "int64") + ";");
            case 4 -> line(name + ": " + oneOf("varint", "quicint") + (chance(3) ? " default(300)" : "") + ";");
            case 5 -> line(name + ": boolean" + (chance(2) ? " default(" + chance(2) + ")" : "") + ";");
            case 6 -> line(name + ": byte" + oneOf(" min(3)", " max(200)", " min(1) max(7) default(5)") + ";");
            case 7 ->
                line(name + ": " + oneOf("uint24", "uint48", "uint64") + oneOf("", " show(hex)", " default(77)") + ";");
            default -> {
                line(name + ": " + oneOf("byte", "byte", "uint16", "uint32") + ";");
                freeNumbers.add(name);
            }
        }
        items.add(name);
    }

    private void drawBits() {
        int left = 8 * (1 + random.nextInt(4));
        while (left > 0) {
            int width = Math.min(left, 1 + random.nextInt(chance(4) ? 20 : 7));
            String name = name();
            String more = width == 1
                    ? oneOf("", " default(true)", " const(false)")
                    : oneOf("", "", " const(0)", " default(1)", width > 3 ? " variant { |0 => Zero |5 -> Five }" : "");
            line(name + ": bit[" + width + "]" + more + ";");
            left -= width;
        }
        if (chance(4)) {
            String extended = name();
            line(extended + ": bit[1];");
            line(name() + ": bit[7 + 8 * " + extended + "];");
        }
    }

    private void drawSized() {
        String length = name();
        String data = name();
        switch (random.nextInt(4)) {
            case 0 -> {
                line(length + ": " + oneOf("byte", "uint16", "varint") + " value(sizeof(" + data + "));");
                line(data + ": byte[" + length + "]" + oneOf("", " show(mac)", " show(ipv4)") + ";");
            }
            case 1 -> {
                line(length + ": uint16 value(sizeof(" + data + ") + 3);");
                line(data + ": byte[" + length + " - 3];");
            }
            case 2 -> {
                line(length + ": byte value(sizeof(" + data + ") / 4);");
                line(data + ": byte[" + length + " * 4] align(32);");
            }
            default -> {
                line(length + ": uint24 value(offset(" + data + ") - offset(" + length + "));");
                line(data + ": byte[" + length + "];");
            }
        }
    }

    private void drawString() {
        String type = oneOf(
                "string8",
                "string16",
                "string32",
                "cstring",
                "bytes until (\"\\r\\n\")",
                "bytes until (\";\")",
                "mpint",
                "dns_label",
                "dns_label_comp",
                "byte[3]");
        boolean isText = type.startsWith("string");
        line(name() + ": " + type + (isText && chance(4) ? " default(\"none\")" : "") + ";");
    }

    private void drawOptional() {
        String condition;
        if (chance(2)) {
            condition = flag();
        } else if (freeNumbers.isEmpty()) {
            drawNumber();
            return;
        } else {
            condition = oneOf(freeNumbers) + oneOf(" > 3", " == 1", " != 0", " % 2 == 1", " & 1 == 0");
        }
        switch (random.nextInt(3)) {
            case 0 -> line(name() + ": " + oneOf("byte", "uint16", "string8", "varint") + " when (" + condition + ");");
            case 1 -> line(name() + ": byte[5] when (" + condition + ");");
            default -> {
                open(name() + ": array (2) {");
                inner().drawElement();
                close("} when (" + condition + ");");
            }
        }
    }

    private void drawLabelled() {
        String start = name();
        String end = name();
        String size = name();
        line(size + ": uint16 value(offset(" + end + ") - offset(" + start + "));");
        line(start + ": label;");
        drawNumber();
        if (depth < DEEPEST) {
            drawString();
        }
        line(end + ": label;");
    }

    private void drawConstant() {
        line(name()
                + oneOf(
                        ": uint16 const(0x1234);",
                        ": uint32 magic(0xcafebabe);",
                        ": byte[4] magic(\"MPL!\");",
                        ": byte[7] const(0);",
                        ": string8 const(\"fixed\");",
                        ": boolean const(true);"));
    }

    private void drawFloat() {
        line(name() + ": " + oneOf("float32", "float64") + ";");
    }

    private void drawSolved() {
        String length = name();
        line(length + ": byte;");
        line(name() + ": byte[" + length + oneOf("", " * 2", " - 1", " * 4 + 2") + "];");
    }

    private void drawPadded() {
        String length = name();
        String data = name();
        line(length + ": uint16 value(sizeof(" + data + "));");
        line(data + ": byte[" + length + "];");
        line(name() + ": byte[(4 - " + length + " % 4) % 4] const(0);");
    }

    // Structure

    private void drawArray() {
        String counter = name();
        String list = name();
        boolean isOther = chance(2);
        switch (random.nextInt(4)) {
            case 0 -> {
                line(counter + ": " + oneOf("byte", "uint16") + " value(array_length(" + list + "));");
                open(list + ": array (" + counter + ") {");
            }
            case 1 -> {
                line(counter + ": uint16 value(sizeof(" + list + "));");
                open(list + ": array[" + counter + "] {");
            }
            case 2 -> open(list + ": array (" + random.nextInt(3) + ") {");
            default -> {
                String last = name();
                open(list + ": array until (" + last + " == 255) {");
                line(last + ": byte;");
                isOther = true;
            }
        }
        RandomBlock element = inner();
        if (isOther) {
            element.drawElement();
        } else {
            element.drawNumber();
        }
        close("};");
    }

    private void drawClassify() {
        String tag = name();
        boolean isEnum = chance(3);
        boolean isText = !isEnum && chance(5);
        line(tag + ": " + (isEnum ? "kind" : isText ? "string8" : oneOf("byte", "uint16")) + ";");
        boolean isNamed = chance(2);
        String window = chance(3) ? name() : "";
        String choice = name();
        if (!window.isEmpty() && isNamed) {
            line(window + ": uint16 value(sizeof(" + choice + "));");
        }
        boolean isWindowed = !window.isEmpty() && isNamed;
        String condition = isNamed && chance(6) ? flag() : "";
        open((isNamed ? choice + ": " : "") + "classify (" + tag + ")" + (isWindowed ? "[" + window + "]" : "") + " {");
        List<String> patterns = isEnum
                ? List.of("One", "Two:\"Second\"", "3..9:\"Some\"")
                : isText
                        ? List.of("\"a\":\"A\"", "\"bc\":\"Bc\"")
                        : List.of("1:\"A\"", "2..5:\"B\"", "0x10:\"C\"", "7 * 8:\"D\"");
        int count = 1 + random.nextInt(patterns.size());
        for (int i = 0; i < count; i++) {
            drawBranch(patterns.get(i), false);
        }
        if (chance(2)) {
            drawBranch("_:\"Other\"", isWindowed && chance(2));
        }
        close(condition.isEmpty() ? "};" : "} when (" + condition + ");");
        if (chance(4)) {
            drawNumber();
        }
    }

    private void drawBranch(String pattern, boolean isGreedy) {
        open("|" + pattern + " ->");
        if (isGreedy) {
            line(name() + ": byte[remaining()];");
        } else if (chance(4)) {
            line("();");
        } else {
            inner().drawStatements();
        }
        close("");
    }

    /** A tag that {@code value} computes where the branches that are taken leave it to that. */
    private void drawComputedTag() {
        String tag = name();
        String other = name();
        String data = name();
        line(tag + ": byte value(sizeof(" + data + "));");
        line(other + ": byte;");
        open("classify (" + other + ") {");
        open("|1:\"Within\" ->");
        open((chance(2) ? name() + ": " : "") + "classify (" + tag + ") {");
        // Nothing that has conditions of its own, as not every tag is likely.
        for (String pattern : List.of("1:\"One\"", "2..4:\"Few\"", "_:\"Many\"")) {
            open("|" + pattern + " ->");
            inner().drawNumber();
            close("");
        }
        close("};");
        close("");
        drawBranch("_:\"Without\"", false);
        close("};");
        line(data + ": string8;");
    }

    private void drawNested() {
        if (others.isEmpty()) {
            drawNumber();
            return;
        }
        RandomSpec.Packet other = oneOf(others);
        String nested = name();
        if (other.isStruct()) {
            line(nested + ": " + other.name() + ";");
            return;
        }
        List<String> arguments = new ArrayList<>();
        for (String kind : other.parameters()) {
            arguments.add(argument(kind));
        }
        String call = nested + ": packet " + other.name() + "(" + String.join(", ", arguments) + ")";
        String condition = chance(5) ? flag() : "";
        String when = condition.isEmpty() ? ";" : " when (" + condition + ");";
        if (other.isGreedy() || chance(3)) {
            String window = name();
            line(window + ": uint16 value(sizeof(" + nested + "));");
            line(call + "[" + window + "]" + when);
        } else {
            line(call + when);
        }
    }

    /** A bit that can be a condition. */
    private String flag() {
        String flag = name();
        line(flag + ": bit[1];");
        line(name() + ": bit[7] const(0);");
        return flag;
    }

    private String argument(String kind) {
        return switch (kind) {
            case "bool" -> freeNumbers.isEmpty() ? "true" : oneOf(freeNumbers) + " > 2";
            case "bytes" -> chance(3) ? "\"none\"" : bytes();
            default -> freeNumbers.isEmpty() ? "2" : oneOf(freeNumbers);
        };
    }

    private String bytes() {
        String first = name();
        String last = name();
        line(first + ": byte[3];");
        line(last + ": string8;");
        return oneOf(first, last, first + ".." + last);
    }

    private String range() {
        int first = random.nextInt(items.size());
        return items.get(first) + ".." + items.get(first + random.nextInt(items.size() - first));
    }

    private void drawChecksum() {
        if (items.isEmpty()) {
            drawNumber();
        }
        String sum = name();
        String algorithm = oneOf("inet", "crc32", "adler32", "fletcher16");
        String type = algorithm.endsWith("32") ? "uint32" : "uint16";
        String pseudo = packet.parameters().contains("bytes")
                ? "a" + packet.parameters().indexOf("bytes") + ", "
                : "";
        line(sum + ": " + type + " checksum(" + algorithm + ", " + pseudo + "7, " + range() + ");");
    }

    private void drawByParameter() {
        int number = packet.parameters().indexOf("int");
        int flag = packet.parameters().indexOf("bool");
        if (number < 0) {
            drawNumber();
            return;
        }
        open("classify (a" + number + ") {");
        drawBranch("0..1:\"Low\"", false);
        if (flag >= 0) {
            open("|2:\"Guarded\" when (a" + flag + ") ->");
            line(name() + ": byte;");
            close("");
            drawBranch("2:\"Unguarded\" when (!a" + flag + ")", false);
        }
        drawBranch("_:\"Any\"", false);
        close("};");
    }

    // Text

    private String name() {
        return names.next(random);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private void line(String text) {
        out.append("  ".repeat(depth + 1)).append(text).append('\n');
    }

    private void open(String text) {
        line(text);
    }

    private void close(String text) {
        if (!text.isEmpty()) {
            line(text);
        }
    }
}
